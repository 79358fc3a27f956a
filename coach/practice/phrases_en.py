"""What is looked for in English, by what it does; the notation is that of `phrases`."""

PHRASES = {
    "request": """
        can you | could you | could you … please | can you … please | would you … please
        | will you … please | can I !help !bring !offer !do !give !send !show !return !tell
        | could I !help !bring !offer !do !give !return !send !show | may I !offer | might I
        | will you | would you | do you mind | do you have time | do you have a minute
        | do you have a moment | do you know anyone | do you know anybody | do you know someone
        | do you know somebody | is it possible | would it be possible | is there any chance
        | any chance you | I'd like to ask | I would like to ask | I wanted to ask | I want to ask
        | I'm writing to ask | I am writing to ask | I have a question | I have one question
        | I was wondering | I wonder if | I wonder whether | I was hoping you could
        | I'd be grateful if | I would be grateful if | I'd appreciate it if
        | I would appreciate it if | put me in touch | introduce me | put in a word
        | let me know !how !what !when | send me | tell me !that | please send | please tell
        | please let | please look | please call | please write | please give | please put
        | please ask | please check | please share | please reply | please answer | please forward
        | please help | please pass | please introduce | please connect | please read
        | please confirm | please come | please respond | please take | please use | please keep
    """,
    "thanks": """
        thank you | thanks !to | thanks to you | thankful | many thanks to | my thanks
        | I'm grateful !if | I am grateful !if | so grateful !if | very grateful !if
        | really grateful !if | grateful for !any | grateful to you | I appreciate !it
        | I appreciate it !if | I really appreciate | I appreciated | much appreciated
        | means a lot | meant a lot | can't thank you enough | cannot thank you enough
    """,
    "way-out": """
        no need | no needs no | no pressure | no obligation | no hard feelings | no problem if
        | no worries if | no is fine | no is a fine answer | no is an answer | a no is | say no
        | saying no | if not | if you'd rather not | if you would rather not | if you'd rather
        | if you would rather | if you'd prefer not | if you prefer not | if you can't
        | if you cannot | if you don't want | if you don't have | if you don't feel
        | if you're too busy | if you are too busy | if it doesn't suit | if it doesn't work
        | if it does not suit | if that doesn't suit | if that doesn't work | if this doesn't suit
        | if that's too | if this is too | if it's too | if now isn't | if this isn't
        | feel free to decline | feel free to refuse | feel free to ignore | feel free to skip
        | skip it | don't feel you have to | that's fine too | that is fine too
        | that's fine as well | fine either way | either way is fine | I'd understand
        | I would understand | I'll understand | I will understand | I completely understand
        | as happy if | happy either way | you needn't answer | you needn't reply
        | you needn't explain | you needn't say why | you needn't decide | you needn't do
        | you need not answer | you need not reply | you need not explain | you need not say why
        | you need not decide | you need not do | you don't have to answer
        | you don't have to reply | you don't have to explain | you don't have to say why
        | you don't have to decide | you don't have to do | no answer needed | no reply needed
    """,
    "deadline": """
        by monday | by tuesday | by wednesday | by thursday | by friday | by saturday | by sunday
        | before monday | before tuesday | before wednesday | before thursday | before friday
        | before saturday | before sunday | by tomorrow | before tomorrow | by tonight | by noon
        | by next week | before next week | by the end of | before the end of | by the #~
        | before the #~ | by # | before # | no later than | as soon as possible
        | as soon as you can | at your earliest convenience | urgently | urgency | immediately
        | in a hurry | at the latest | closing date | due on | is due | closes on | runs out
        | time is short
    """,
    "offer": """
        I'd be … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I'd be … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I'd be … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | I would be … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I would be … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I would be … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | I'm … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I'm … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I'm … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | I am … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I am … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I am … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | I'll be … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I'll be … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I'll be … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | I will be … happy to !hear !see !know !be !have !meet !learn !read !say !find
        | I will be … glad to !hear !see !know !be !have !meet !learn !read !say !find
        | I will be … delighted to !hear !see !know !be !have !meet !learn !read !say !find
        | happy to help | glad to help | I can offer | I could offer | I can send you
        | I could send you | I can show you | I could show you | I can help | I could help
        | I can return | let me return | in return | I'd love to help | I would love to help
        | I'll send you | I will send you | I'll bring you | I'll bring | I have attached
        | I've attached | attached is | attached are | can I help | could I help
        | can I do for you | can I bring | can I offer | can I return | could I bring
        | could I offer | could I return | if I can help | if I can be of | may I offer
        | you're welcome to | you are welcome to
    """,
    "press": """
        any news | any update~ | just checking | checking in | check in on | following up
        | follow up | following-up | circling back | bumping | remind you | did you get
        | did you see my | have you had a chance | have you had time | have you seen my
        | haven't heard | have not heard | hadn't heard | still waiting | still hoping you
        | I asked you | as I asked | I wrote to you | my last mail | my last message | my previous
        | my earlier | you promised | you said you would | you said you'd
    """,
    "others": """
        my friend~ | a friend of | my flatmate | my roommate | my colleague~ | a colleague of
        | my cousin | my nephew | my niece | my brother | my sister | my son | my daughter
        | my wife | my husband | my partner | my girlfriend | my boyfriend | my mother | my father
        | my uncle | my aunt | my neighbour | my boss | my manager | my mentor | my student~
        | my team
    """,
    "greeting": """
        dear | hello | good morning | good afternoon | good evening | greetings
    """,
}

TITLES = "Mr|Mrs|Ms|Miss|Dr|Prof|Professor"
"""What stands before a name, as it is written."""

DENIALS = "no nor without neither hardly"
"""Words that take back what follows them, beside those that negate a verb."""

NO_REQUEST_AFTER = "what who why"
"""Words after which the words of a request ask for something else."""
