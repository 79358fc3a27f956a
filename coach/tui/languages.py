"""Languages by the names they have themselves."""

LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}
