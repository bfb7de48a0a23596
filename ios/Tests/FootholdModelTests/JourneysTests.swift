import FootholdCore
import FootholdModel
import TestSupport
import Testing

/// The help, check and result parts of the families' journeys: the same as in tests/journeys.rs, by the same names.
@MainActor struct JourneysTests {
    private func app(_ person: Person = .unsaid, _ concern: Concern = .unsaid) async throws -> Phone {
        try await Phone.start(settings(person, concern))
    }

    private func settings(
        _ person: Person,
        _ concern: Concern = .unsaid,
        clinician: String = "",
        local: String = ""
    ) -> Settings {
        Settings(
            region: "US",
            locale: "en",
            person: person,
            concern: concern,
            veteran: false,
            lgbtq: false,
            localCrisisNumber: local,
            clinicianNumber: clinician
        )
    }

    /// Words that would harm someone who drinks, and lines that sell something.
    private let harmful = [
        "throw out all", "kick him out", "pour it", "rock bottom", "866-446-3945", "800-779-4314",
    ]

    /// Words no result may hold, whatever its level.
    private func neverAVerdict(_ screen: Screen) {
        let text = text(screen).lowercased()
        for word in [
            "low risk", "high risk", "you are safe", "they are safe", "nothing to worry", "score:", "percent",
            "streak",
        ] {
            #expect(!text.contains(word), "on \(screen.route)")
        }
        #expect(text.contains("not an all-clear"), "every result says that it is not an all-clear")
    }

    @Test func j1_pills_in_hand() async throws {
        let phone = try await app(.minor)
        try await phone.touch("now", "suicide", "means_in_hand")
        #expect(phone.taps <= 3, "three answers lead to the result, from the first screen")
        let result = phone.screen
        neverAVerdict(result)
        #expect(result.title.text == "Call 911 now")
        #expect(lines(result) == ["us-911", "us-988"], "both dial buttons, before anything else")
        #expect(
            result.blocks.prefix(2).allSatisfy { if case .line = $0 { true } else { false } },
            "the lines come first"
        )
        #expect(steps(result) == ["EMERGENCY", "KEEP_DISTANCE", "STAY", "988"])
        let shown = text(result)
        #expect(shown.contains("You ticked: \"Has a way to end their life"), "the reason is what was ticked")
        #expect(shown.contains("Do not try to take what they hold"))
        #expect(shown.contains("I'm staying with you"), "words to say")
        for wrong in ["therapist fit", "choices", "promise", "secret", "Lock up or move"] {
            #expect(!shown.contains(wrong), "it has no place here")
        }
        // A phone without data: every number is in plain digits on the button itself.
        for channel in channels(result) where channel.worksWithoutData {
            #expect(channel.label.text.contains { $0.isNumber }, "\(channel.label.text)")
        }
    }

    @Test func j1b_swallowed() async throws {
        let phone = try await app()
        try await phone.touch("now", "took", "ingestion_intentional_or_unknown")
        #expect(phone.taps == 3)
        neverAVerdict(phone.screen)
        #expect(lines(phone.screen).prefix(2) == ["us-911", "us-poison"], "911 and Poison Help come first")
        #expect(steps(phone.screen).prefix(2) == ["EMERGENCY", "POISON"])
        let shown = text(phone.screen)
        #expect(shown.contains("Keep the bottle or pack in your hand"))
        #expect(shown.contains("Call even if they seem well"))
        #expect(shown.contains("do not make them vomit, unless they say so"))
        try await phone.touch("words")
        let words = text(phone.screen)
        #expect(words.contains("They took ...") && words.contains("weigh"), "what, how many, when, weight")
    }

    @Test func j1c_by_mistake() async throws {
        let phone = try await app()
        try await phone.touch("now", "took", "ingestion_accidental")
        #expect(lines(phone.screen).prefix(2) == ["us-poison", "us-911"])
        #expect(phone.screen.title.text == "Call Poison Help at 1-800-222-1222 now")
        #expect(steps(phone.screen).prefix(2) == ["POISON", "EMERGENCY"])
    }

    @Test func j2_voices() async throws {
        let phone = try await app(.adult)
        try await phone.touch("now", "mind", "loss_of_reality")
        let result = phone.screen
        neverAVerdict(result)
        #expect(result.title.text == "Talk to a trained person today")
        #expect(lines(result).first == "us-988", "the crisis line first")
        let shown = text(result)
        #expect(shown.contains("mobile crisis team"))
        #expect(
            shown.contains("No number for a local crisis team yet"),
            "the county's number: not set, add it"
        )
        #expect(shown.contains("Do not argue about what they believe"))
        let order = steps(result)
        #expect(order.first != "ED", "not the hospital as step one")
        let crisis = try #require(order.firstIndex(of: "988"))
        let hospital = try #require(order.firstIndex(of: "ED"))
        #expect(crisis < hospital)
        for wrong in ["non-negotiable", "not optional", "schizophrenia", "psychotic"] {
            #expect(!shown.lowercased().contains(wrong))
        }
        // The county's number, once known, is offered; their own clinician comes second.
        let known = try await Phone.start(settings(.adult, clinician: "5550100", local: "5550101"))
        try await known.touch("now", "mind", "loss_of_reality")
        #expect(lines(known.screen) == ["us-988", "own-clinician", "local-crisis"])
    }

    @Test func j3_knife() async throws {
        let phone = try await app()
        try await phone.touch("now", "threat", "violence_now")
        #expect(phone.taps == 3, "one answer gives the result")
        let result = phone.screen
        neverAVerdict(result)
        #expect(result.title.text == "Get out first, then call 911")
        #expect(steps(result) == ["GET_SAFE", "EMERGENCY"])
        #expect(lines(result) == ["us-911", "us-dv"], "911, then the line for people who are hurt")
        let shown = text(result)
        #expect(shown.contains("Text START to 88788"))
        for wrong in ["Stay with them", "I'm staying", "Lock up", "Listen, and say back"] {
            #expect(!shown.contains(wrong), "it keeps someone in reach of a knife")
        }
        #expect(result.leave != nil, "a fast way out of the screen")
        try await phone.touch("words")
        let words = text(phone.screen)
        #expect(words.contains("mental health crisis") && words.contains("Crisis Intervention Team"))
        #expect(words.contains("There is a ..."))
        #expect(phone.screen.leave != nil)
    }

    @Test func j5_overdose() async throws {
        let phone = try await app()
        try await phone.touch("now")
        let fromTheQuestion = phone.taps
        try await phone.touch("body", "breathing_trouble")
        #expect(phone.taps - fromTheQuestion == 2, "two taps from the check's question")
        let result = phone.screen
        neverAVerdict(result)
        #expect(
            steps(result).prefix(3) == ["EMERGENCY", "NALOXONE", "RECOVERY"],
            "the first three need no scrolling"
        )
        let inSight = result.blocks.compactMap {
            if case .steps(_, _, _, let inSight) = $0 { inSight } else { nil }
        }
        #expect(inSight.first == 3)
        let shown = text(result)
        #expect(shown.contains("Give another") && shown.contains("It can wear off") && shown.contains("CPR"))
        #expect(!result.blocks.contains { if case .form = $0 { true } else { false } }, "nothing to type")
        #expect(rows(result, "more").isEmpty, "nothing hidden")
    }

    @Test func j8_old_content() async throws {
        let later = Moment(unixSeconds: checked.unixSeconds + 395 * day, utcOffsetMinutes: -300)
        let phone = try await app()
        for route in [Route.help, .line(id: "us-nami")] {
            phone.now = checked
            let fresh = await phone.visit(route)
            phone.now = later
            await phone.model.refresh().value
            let aged = phone.screen
            #expect(dials(fresh) == dials(aged), "no number disappears or changes with age")
            #expect(text(aged).contains("Last checked 22 Nov 2026"))
            #expect(!text(fresh).contains("Last checked"))
            #expect(text(aged).contains("use the help bar"))
        }
        phone.now = checked
        let numbers = dials(await phone.visit(.help))
        // A clock that is wrong in any way never hides a number.
        for seconds in [Int64.min, -1, 0, Int64.max] {
            phone.now = Moment(unixSeconds: seconds, utcOffsetMinutes: .max)
            await phone.model.refresh().value
            #expect(dials(phone.screen) == numbers)
        }
    }

    @Test func a_restored_result_starts_again_with_help_in_view() async throws {
        for route in ["result", "result/more", "result/why"] {
            let phone = try await Phone.start(saved: ["home", route])
            #expect(phone.screen.route == .check)
            #expect(text(phone.screen).contains("Start here again"))
            #expect(dials(phone.screen) == ["911", "988"])
        }
    }

    @Test func the_check_remembers_until_left() async throws {
        let phone = try await app()
        try await phone.touch("now", "suicide", "suicidal_thoughts")
        #expect(phone.screen.title.text == "Talk to a trained person today")
        await phone.back()
        let choices = phone.screen.blocks.flatMap { block -> [Choice] in
            if case .question(_, _, _, let choices, _) = block { choices } else { [] }
        }
        #expect(choices.first { $0.id == "suicidal_thoughts" }?.mark == .yes, "Back never unticks")
        try await phone.touch("plan")
        #expect(phone.screen.title.text == "Call 911 now")
        let leave = try #require(phone.screen.leave, "private screens can be left fast")
        await phone.tap(leave.tap)
        #expect(phone.effects.last == .leave)
        #expect(try await phone.look(.result).route == .check, "what was ticked is gone")
    }

    @Test func questions_are_asked_only_when_they_can_raise() async throws {
        func asked(_ phone: Phone) -> [String] {
            phone.screen.blocks.compactMap { if case .question(let id, _, _, _, _) = $0 { id } else { nil } }
                .filter { $0 != "person" }
        }
        let phone = try await app()
        try await phone.touch("now", "suicide", "wish_dead")
        #expect(asked(phone) == ["firearm_unsecured", "alone_unreachable"], "birth cannot raise this")
        try await phone.touch("firearm_unsecured")
        #expect(phone.screen.title.text == "Call 911 now")
        let other = try await app()
        try await other.touch("now", "body", "unresponsive")
        #expect(asked(other).isEmpty, "nothing can ask for more than 911")
    }

    @Test func nothing_seen_is_never_an_all_clear() async throws {
        let phone = try await app(.minor)
        try await phone.touch("now")
        for tile in ["body", "took", "suicide", "threat", "mind", "missing_or_me"] {
            try await phone.touch(tile, tile)
        }
        try await phone.touch("result")
        #expect(text(phone.screen).contains("Not finished. We cannot tell yet."), "the weeks were not asked")
        try await phone.touch("result-incomplete", "refuses_care", "weeks")
        neverAVerdict(phone.screen)
        #expect(phone.screen.title.text == "Keep talking, and take one small step")
        let shown = text(phone.screen)
        #expect(!shown.contains("Not finished"))
        #expect(
            shown.contains("Are you thinking about killing yourself?"),
            "asking directly stays on every lower result"
        )
        #expect(shown.contains("Look again in 7 days"))
    }

    @Test func an_emergency_never_sends_anyone_close_and_forgets_nothing() async throws {
        let missing = try await app()
        try await missing.touch(
            "now",
            "missing_or_me",
            "missing_adult",
            "else",
            "suicide",
            "attempt_3mo_unassessed"
        )
        #expect(steps(missing.screen) == ["EMERGENCY", "REMOVE_MEANS", "988"], "no staying, no driving")

        let weapon = try await app()
        try await weapon.touch("now", "suicide", "weapon_self", "else", "threat", "violence_now")
        #expect(steps(weapon.screen) == ["GET_SAFE", "EMERGENCY"])
        #expect(!text(weapon.screen).contains("closer"), "no words that keep someone near a weapon")

        let carer = try await app()
        try await carer.touch("now", "missing_or_me", "caregiver_suicidal", "else", "body", "catatonic")
        #expect(carer.screen.title.text == "Call 911 now")
        try await carer.touch("later")
        #expect(steps(carer.screen) == ["988_FOR_YOU"], "the carer's own danger waits, it does not vanish")
    }

    @Test func j4_stopping_alone() async throws {
        let phone = try await app(.adult, .substance)
        try await phone.touch("refusal", "reasons", "quit-tonight", "shakes-in-the-morning", "seen")
        #expect(phone.taps == 5, "two ticks, and what may be behind it")
        guard case .notice(_, .stop, _, _, _) = phone.screen.blocks.first else {
            throw Stuck("the danger of stopping comes before any reason")
        }
        #expect(text(phone.screen).contains("Drink or drugs may"), "and then the reason")
        try await phone.touch("danger/quit-tonight")
        #expect(phone.screen.route == .tile(id: "took"), "one touch to the check")
        try await phone.touch("withdrawal_risk")
        neverAVerdict(phone.screen)
        #expect(steps(phone.screen).contains("DOCTOR_TODAY"), "a doctor before he stops")
        let result = text(phone.screen).lowercased()
        for wrong in harmful { #expect(!result.contains(wrong), "\(wrong)") }
        await phone.back()
        try await phone.touch("withdrawal_danger")
        #expect(phone.screen.title.text == "Call 911 now", "shaking and confused: an emergency")

        // The watch box, the number to ask for care, a place and a date, one request at a sober hour.
        let later = try await app(.adult, .substance)
        await later.tap(at("guide/withdrawal-danger"))
        for sign in ["seizure", "confused", "fever", "see", "call 911"] {
            #expect(text(later.screen).lowercased().contains(sign), "it is watched for")
        }
        await later.tap(at("guide/place-ready"))
        #expect(lines(later.screen).contains("us-samhsa"), "the public treatment line")
        await later.tap(at("guide/craft-invite"))
        #expect(text(later.screen).lowercased().contains("sober"))
        await later.tap(at("guide/planned-family-talk"))
        let staged = text(later.screen)
        #expect(staged.contains("trial") && staged.contains("never"), "what the trial found")
        await later.tap(at("guide/craft"))
        #expect(text(later.screen).contains("64"), "and what did better")

        // Nothing that would harm him, in any page on drink and drugs.
        let pages = cards(await later.visit("guides/substance")).compactMap { card -> Route? in
            if case .go(let route, _) = card.tap, case .guide = route { route } else { nil }
        }
        #expect(pages.count > 5)
        for page in pages {
            let shown = await later.shown(page).lowercased()
            for wrong in harmful { #expect(!shown.contains(wrong), "\(page)") }
        }
    }

    @Test func j6_therapy_is_for_crazy_people() async throws {
        let phone = try await app(.minor, .mentalHealth)
        try await phone.touch("refusal", "reasons", "not-crazy", "went-once", "seen")
        let shown = text(phone.screen)
        #expect(shown.contains("often a mix"), "two reasons, not one answer")
        for reason in ["misconceptions", "bad-past"] {
            let page = try await phone.look(.reason(id: reason))
            let said = page.blocks.lazy.compactMap { block -> [Phrase?]? in
                if case .say(_, let say, let avoid, _, _) = block { [say, avoid] } else { nil }
            }.first
            for words in try #require(said) + [page.title] {
                let words = try #require(words).text
                #expect(shown.contains(words), "\(reason)")
            }
        }
        for wrong in ["not optional", "punish", "or else", "take away", "streak"] {
            #expect(!shown.lowercased().contains(wrong))
        }
        // The page of the first reason, the coach, the choices, the test drive, what else there is.
        try await phone.touch("misconceptions/guide")
        #expect(phone.screen.route == .guide(id: "reason-misconceptions"))
        for (page, word) in [
            ("guide/explain-by-age", "coach"), ("guide/choices", "choose"), ("guide/trial-visits", "two"),
            ("guide/alternatives", "school"), ("guide/right-time", "calm"),
        ] {
            await phone.tap(at(page))
            #expect(text(phone.screen).lowercased().contains(word), "\(page)")
            #expect(dials(phone.screen).prefix(2) == ["911", "988"], "the bar is on \(page)")
        }
        // One small step, kept: the tracker begins here.
        var step = ""
        for block in phone.screen.blocks {
            if case .paragraph(_, let sentences) = block { step = sentences.first?.text.text ?? "" }
            if case .card("step/keep", _, _, _, _) = block { break }
        }
        try await phone.touch("step/keep")
        #expect(phone.screen.route == .nextStep)
        #expect(!step.isEmpty && text(phone.screen).contains(step), "\(step)")
    }
}
