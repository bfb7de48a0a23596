/// The help of no country, in the app's own code: what stands there where none of its help files can be read.
///
/// `write-last-help` writes it; a test holds it equal to the file.
enum LastHelp {
    // swift-format-ignore
    static let json = #"""
        {"screens": {"help": {"blocks": [{"id": "help-no-country", "kind": "notice", "stop": true, "text":\#
         {"text": "Call your local emergency number. In many countries it is the one below. Choose your co\#
        untry to see its crisis lines."}}, {"id": "unknown-112", "kind": "line", "line": {"audience": null\#
        , "channels": [{"effect": {"dial": "tel:112", "number": "112"}, "id": "unknown-112/call/112", "if_\#
        it_fails": {"spoken": "This device could not open that. Use any phone: 1 1 2", "text": "This devic\#
        e could not open that. Use any phone: 112"}, "kind": "call", "label": {"spoken": "Call 1 1 2", "te\#
        xt": "Call 112"}, "note": {"text": "Many countries answer this number, but not all. If you know yo\#
        ur local emergency number, call that."}, "without_data": true}], "checked": {"text": "Numbers chec\#
        ked 22 Nov 2026."}, "hours": {"text": "Day and night, every day. Free."}, "id": "unknown-112", "mo\#
        re": {"label": {"text": "More ways, languages and sources"}, "tap": {"go": "line/unknown-112"}}, "\#
        name": {"text": "Emergency services"}, "sends_help": {"text": "It can send police, fire or medics.\#
        "}}}, {"id": "country-title", "kind": "heading", "text": {"text": "Which country are you in?"}}, {\#
        "id": "US", "kind": "card", "main": true, "tap": {"region": "US"}, "text": null, "title": {"text":\#
         "United States"}}, {"id": "CA", "kind": "card", "main": true, "tap": {"region": "CA"}, "text": nu\#
        ll, "title": {"text": "Canada"}}, {"id": "GB", "kind": "card", "main": true, "tap": {"region": "GB\#
        "}, "text": null, "title": {"text": "United Kingdom"}}, {"id": "IE", "kind": "card", "main": true,\#
         "tap": {"region": "IE"}, "text": null, "title": {"text": "Ireland"}}, {"id": "AU", "kind": "card"\#
        , "main": true, "tap": {"region": "AU"}, "text": null, "title": {"text": "Australia"}}, {"id": "NZ\#
        ", "kind": "card", "main": true, "tap": {"region": "NZ"}, "text": null, "title": {"text": "New Zea\#
        land"}}, {"id": "words", "kind": "card", "main": true, "tap": {"go": "words"}, "text": {"text": "S\#
        hort lines to read out"}, "title": {"text": "What to say when you call your local emergency number\#
        "}}, {"id": "no-connection", "kind": "card", "main": true, "tap": {"go": "no-connection"}, "text":\#
         {"text": "No bars, no answer, or you can't talk"}, "title": {"text": "If the call does not go thr\#
        ough"}}], "crisis": {"label": {"text": "Choose your country"}, "tap": {"go": "settings/country"}},\#
         "emergency": {"label": {"spoken": "Call your local emergency number. Opens the phone.", "text": "\#
        Call 112 or your local emergency number"}, "tap": {"reach": {"effect": {"dial": "tel:112", "number\#
        ": "112"}, "id": "unknown-112/call/112", "if_it_fails": {"spoken": "This device could not open tha\#
        t. Use any phone: 1 1 2", "text": "This device could not open that. Use any phone: 112"}, "kind": \#
        "call", "label": {"spoken": "Call 1 1 2", "text": "Call 112"}, "note": {"text": "Many countries an\#
        swer this number, but not all. If you know your local emergency number, call that."}, "without_dat\#
        a": true}}}, "help": {"label": {"text": "Help"}, "tap": {"go": "help"}}, "title": {"text": "Get he\#
        lp now"}}, "line/unknown-112": {"blocks": [{"id": "unknown-112", "kind": "line", "line": {"audienc\#
        e": {"text": "Anyone in danger right now."}, "channels": [{"effect": {"dial": "tel:112", "number":\#
         "112"}, "id": "unknown-112/call/112", "if_it_fails": {"spoken": "This device could not open that.\#
         Use any phone: 1 1 2", "text": "This device could not open that. Use any phone: 112"}, "kind": "c\#
        all", "label": {"spoken": "Call 1 1 2", "text": "Call 112"}, "note": {"text": "Many countries answ\#
        er this number, but not all. If you know your local emergency number, call that."}, "without_data"\#
        : true}], "checked": {"text": "Numbers checked 22 Nov 2026."}, "hours": {"text": "Day and night, e\#
        very day. Free."}, "id": "unknown-112", "more": null, "name": {"text": "Emergency services"}, "sen\#
        ds_help": {"text": "It can send police, fire or medics."}}}, {"id": "sources-short", "kind": "head\#
        ing", "text": {"text": "Sources"}}, {"id": "no-connection", "kind": "card", "main": false, "tap": \#
        {"go": "no-connection"}, "text": null, "title": {"text": "If the call does not go through"}}], "cr\#
        isis": {"label": {"text": "Choose your country"}, "tap": {"go": "settings/country"}}, "emergency":\#
         {"label": {"spoken": "Call your local emergency number. Opens the phone.", "text": "Call 112 or y\#
        our local emergency number"}, "tap": {"reach": {"effect": {"dial": "tel:112", "number": "112"}, "i\#
        d": "unknown-112/call/112", "if_it_fails": {"spoken": "This device could not open that. Use any ph\#
        one: 1 1 2", "text": "This device could not open that. Use any phone: 112"}, "kind": "call", "labe\#
        l": {"spoken": "Call 1 1 2", "text": "Call 112"}, "note": {"text": "Many countries answer this num\#
        ber, but not all. If you know your local emergency number, call that."}, "without_data": true}}}, \#
        "help": {"label": {"text": "Help"}, "tap": {"go": "help"}}, "title": {"text": "Emergency services"\#
        }}, "no-connection": {"blocks": [{"id": "no-connection-again", "kind": "paragraph", "sentences": [\#
        {"text": "Try your local emergency number again. If your own network is gone, the phone can often \#
        use another one. With no network at all, no call gets through."}]}, {"id": "no-connection-no-bars"\#
        , "kind": "paragraph", "sentences": [{"text": "Go to a window, go outside, or go uphill. Turn off \#
        flight mode. Turn Wi-Fi calling on if you have Wi-Fi."}]}, {"id": "no-connection-text-instead", "k\#
        ind": "paragraph", "sentences": [{"text": "Can't talk? Do not hang up. Cough or tap the phone. If \#
        a voice asks you to press a key, press it. A text works only in some places."}]}, {"id": "no-conne\#
        ction-other-phone", "kind": "paragraph", "sentences": [{"text": "Ask a neighbor, a shop or a passe\#
        r-by to call. Say: \"Call your local emergency number. We need help at this address.\""}]}, {"id":\#
         "no-connection-busy", "kind": "paragraph", "sentences": [{"text": "If a crisis line is busy, stay\#
         on the line or try the next one. If a life may be in danger, call your local emergency number and\#
         do not wait for the crisis line."}]}, {"id": "no-connection-go", "kind": "paragraph", "sentences"\#
        : [{"text": "No phone at all? Go to the nearest emergency department (ER), fire station or police \#
        station. Take a second adult with you if you can."}]}, {"id": "no-connection-where", "kind": "para\#
        graph", "sentences": [{"text": "Say where you are first. If the call drops, they know where to go.\#
        "}]}], "crisis": {"label": {"text": "Choose your country"}, "tap": {"go": "settings/country"}}, "e\#
        mergency": {"label": {"spoken": "Call your local emergency number. Opens the phone.", "text": "Cal\#
        l 112 or your local emergency number"}, "tap": {"reach": {"effect": {"dial": "tel:112", "number": \#
        "112"}, "id": "unknown-112/call/112", "if_it_fails": {"spoken": "This device could not open that. \#
        Use any phone: 1 1 2", "text": "This device could not open that. Use any phone: 112"}, "kind": "ca\#
        ll", "label": {"spoken": "Call 1 1 2", "text": "Call 112"}, "note": {"text": "Many countries answe\#
        r this number, but not all. If you know your local emergency number, call that."}, "without_data":\#
         true}}}, "help": {"label": {"text": "Help"}, "tap": {"go": "help"}}, "title": {"text": "If the ca\#
        ll does not go through"}}, "settings/country": {"blocks": [{"id": "country-text", "kind": "paragra\#
        ph", "sentences": [{"text": "We show only numbers we have checked for that country."}]}, {"id": "U\#
        S", "kind": "card", "main": true, "tap": {"region": "US"}, "text": null, "title": {"text": "United\#
         States"}}, {"id": "CA", "kind": "card", "main": true, "tap": {"region": "CA"}, "text": null, "tit\#
        le": {"text": "Canada"}}, {"id": "GB", "kind": "card", "main": true, "tap": {"region": "GB"}, "tex\#
        t": null, "title": {"text": "United Kingdom"}}, {"id": "IE", "kind": "card", "main": true, "tap": \#
        {"region": "IE"}, "text": null, "title": {"text": "Ireland"}}, {"id": "AU", "kind": "card", "main"\#
        : true, "tap": {"region": "AU"}, "text": null, "title": {"text": "Australia"}}, {"id": "NZ", "kind\#
        ": "card", "main": true, "tap": {"region": "NZ"}, "text": null, "title": {"text": "New Zealand"}},\#
         {"id": "unknown", "kind": "card", "main": true, "tap": {"region": "unknown"}, "text": {"text": "S\#
        hows the number that many countries answer, and how to find yours."}, "title": {"text": "Another c\#
        ountry"}}], "crisis": {"label": {"text": "Choose your country"}, "tap": {"go": "settings/country"}\#
        }, "emergency": {"label": {"spoken": "Call your local emergency number. Opens the phone.", "text":\#
         "Call 112 or your local emergency number"}, "tap": {"reach": {"effect": {"dial": "tel:112", "numb\#
        er": "112"}, "id": "unknown-112/call/112", "if_it_fails": {"spoken": "This device could not open t\#
        hat. Use any phone: 1 1 2", "text": "This device could not open that. Use any phone: 112"}, "kind"\#
        : "call", "label": {"spoken": "Call 1 1 2", "text": "Call 112"}, "note": {"text": "Many countries \#
        answer this number, but not all. If you know your local emergency number, call that."}, "without_d\#
        ata": true}}}, "help": {"label": {"text": "Help"}, "tap": {"go": "help"}}, "title": {"text": "Whic\#
        h country are you in?"}}, "words": {"blocks": [{"id": "words-intro", "kind": "paragraph", "sentenc\#
        es": [{"text": "Read these out. Skip what you don't know. Short is fine."}]}, {"avoid": null, "id"\#
        : "words-where", "kind": "say", "say": {"text": "We are at ... The nearest big road is ... My numb\#
        er is ..."}, "why": null}, {"avoid": null, "id": "words-who", "kind": "say", "say": {"text": "I am\#
         their mother / father / partner / sister / friend. They are ... years old."}, "why": null}, {"avo\#
        id": null, "id": "words-what", "kind": "say", "say": {"text": "They are having a mental health cri\#
        sis. / They took something. / They are hurt. / Someone here is hurting me. / Someone is missing."}\#
        , "why": null}, {"avoid": null, "id": "words-body", "kind": "say", "say": {"text": "They are awake\#
         / not awake. They are breathing / not breathing."}, "why": null}, {"avoid": null, "id": "words-to\#
        ok", "kind": "say", "say": {"text": "They took ..., about ... of it, at ... I have the bottle here\#
        . They weigh about ..."}, "why": null}, {"avoid": null, "id": "words-weapon", "kind": "say", "say"\#
        : {"text": "There is no weapon. / There is a ... It is ..."}, "why": null}, {"avoid": null, "id": \#
        "words-history", "kind": "say", "say": {"text": "They have hurt someone before. / They have never \#
        hurt anyone."}, "why": {"text": "Say only what is true."}}, {"avoid": null, "id": "words-health", \#
        "kind": "say", "say": {"text": "They live with ... They take ... They are autistic / deaf / pregna\#
        nt."}, "why": null}, {"avoid": null, "id": "words-ask", "kind": "say", "say": {"text": "Please sen\#
        d an ambulance and a mental health team. Please come with no sirens if you can."}, "why": null}, {\#
        "avoid": null, "id": "words-stay-on", "kind": "say", "say": {"text": "I will stay on the line. Tel\#
        l me what to do."}, "why": null}, {"id": "words-then", "kind": "heading", "text": {"text": "When t\#
        hey come"}}, {"id": "words-hands", "kind": "paragraph", "sentences": [{"text": "Keep your hands em\#
        pty and in sight. Put pets away. Turn on a light by the door."}]}, {"id": "words-police", "kind": \#
        "paragraph", "sentences": [{"text": "Meet them outside if you can leave the person. Say again that\#
         it is a mental health crisis, and if there is a weapon."}]}], "crisis": {"label": {"text": "Choos\#
        e your country"}, "tap": {"go": "settings/country"}}, "emergency": {"label": {"spoken": "Call your\#
         local emergency number. Opens the phone.", "text": "Call 112 or your local emergency number"}, "t\#
        ap": {"reach": {"effect": {"dial": "tel:112", "number": "112"}, "id": "unknown-112/call/112", "if_\#
        it_fails": {"spoken": "This device could not open that. Use any phone: 1 1 2", "text": "This devic\#
        e could not open that. Use any phone: 112"}, "kind": "call", "label": {"spoken": "Call 1 1 2", "te\#
        xt": "Call 112"}, "note": {"text": "Many countries answer this number, but not all. If you know yo\#
        ur local emergency number, call that."}, "without_data": true}}}, "help": {"label": {"text": "Help\#
        "}, "tap": {"go": "help"}}, "title": {"text": "What to say when you call your local emergency numb\#
        er"}}}, "words": {"app-name": "Foothold", "avoid": "Rather than", "back": "Back", "cancel": "Cance\#
        l", "choose": "Choose", "choose-day": "Choose a day", "choose-time": "Choose a time", "chosen": "C\#
        hosen", "close": "Close", "copied": "Copied.", "copy": "Copy", "done": "Done", "file-gone": "The f\#
        ile is not there any more, so nothing was saved. Save it again.", "from": "Source", "help-numbers"\#
        : "Help numbers", "help-only": "The rest of the app could not start. The numbers here work all the\#
         same.", "help-widget": "Crisis numbers, one touch away.", "hide": "Hide what is typed", "hide-sou\#
        rces": "Hide where this comes from", "important": "Read this first", "locked": "This phone is lock\#
        ed. Unlock it to call, or use any phone. The Emergency button on the lock screen calls emergency s\#
        ervices and needs no code.", "more-steps": "Show the other steps", "needs-internet": "Needs the in\#
        ternet", "needs-no-internet": "Works without the internet", "not-chosen": "Not chosen", "note": "G\#
        ood to know", "number": "The number", "ok": "OK", "opening": "Opening", "print": "Print", "private\#
        -screen": "Private", "problem": "Please look at this", "reminders": "Reminders", "reminders-off": \#
        "This phone does not let the app remind you. You can change that in the phone's settings.", "remin\#
        ders-text": "Notes to yourself. They name nothing and no one.", "save-file": "Save the file", "say\#
        ": "Say", "share-file": "Hand the file on", "show": "Show what is typed", "show-sources": "Show wh\#
        ere this comes from", "source": "Where this comes from: ", "step": "Step", "unlock-pin": "Type the\#
         PIN", "unlock-title": "Open your diary", "why": "Why"}}
        """#
}
