import FootholdCore
import FootholdModel
import FootholdUI
import Foundation
import SwiftUI
import TestSupport
import Testing

/// Every kind of block, with everything it can have: drawn, named, and leading where core says.
@MainActor struct BlockKindsTests {
    private static let source = SourceRef(
        id: "S1",
        title: words("A study"),
        tap: .go(route: .source(id: "S1"), mode: .push)
    )
    private static let channel = Channel(
        id: "us-988/call/988",
        kind: .call,
        label: Phrase(text: "Call 988", spoken: "Call 9 8 8"),
        note: words("Day and night"),
        worksWithoutData: true,
        effect: .dial(number: "988", uri: "tel:988", ifItFails: words("No"))
    )
    private static let chat = Channel(
        id: "us-988/chat",
        kind: .chat,
        label: words("Chat"),
        note: nil,
        worksWithoutData: false,
        effect: .openWeb(url: "https://example.org", ifItFails: words("No"))
    )

    static func choice(_ id: String, mark: Mark = .clear, others: [Answer] = []) -> Choice {
        Choice(id: id, text: words(id), mark: mark, tap: .do(action: .tick(sign: id, mark: .yes)), others: others)
    }

    private static let notSure = Answer(
        button: FootholdCore.Button(
            label: words("Not sure"),
            tap: .do(action: .tick(sign: "a", mark: .notSure))
        ),
        given: true
    )

    static let blocks: [Block] = [
        .heading(id: "heading", text: words("A heading")),
        .paragraph(
            id: "paragraph",
            sentences: [
                Sentence(text: words("A plain sentence."), sources: []),
                Sentence(text: Phrase(text: "One in 10.", spoken: "One in ten."), sources: [source]),
            ]
        ),
        .say(id: "say", say: words("Say this"), avoid: words("Not that"), why: words("Because"), sources: [source]),
        .steps(
            id: "steps",
            items: [
                Step(
                    id: "one",
                    text: words("Do this first"),
                    say: [Words(to: words("your child"), words: words("I am here"))],
                    reach: [channel],
                    sources: [source]
                ),
                Step(id: "two", text: words("Then this"), say: [], reach: [], sources: []),
            ],
            inOrder: true,
            inSight: 1
        ),
        .line(
            id: "line",
            line: LineCard(
                id: "us-988",
                name: words("The line"),
                audience: words("For anyone"),
                channels: [channel, chat],
                hours: words("Always"),
                sendsHelp: words("It may send help"),
                checked: words("Checked"),
                more: FootholdCore.Button(label: words("More"), tap: at("line/us-988"))
            )
        ),
        .question(
            id: "question",
            text: words("What do you see?"),
            hint: words("Tick all"),
            choices: [choice("a", mark: .clear, others: [notSure]), choice("b", mark: .yes)],
            finish: FootholdCore.Button(label: words("Nothing else"), tap: .do(action: .nothingElse(tile: "t")))
        ),
        .question(
            id: "only",
            text: words("Are they alone?"),
            hint: nil,
            choices: [choice("yes", others: [notSure])],
            finish: nil
        ),
        .form(
            id: "form",
            fields: FieldKindsTests.fields,
            submit: FootholdCore.Button(label: words("Save"), tap: .submit(form: "form"))
        ),
        .card(id: "door", title: words("A door"), text: words("Behind it"), weight: .main, tap: at("check")),
        .card(id: "quiet", title: words("A quiet door"), text: nil, weight: .quiet, tap: at("about")),
        .card(id: "act", title: words("Do it"), text: words("At once"), weight: .main, tap: .do(action: .undo)),
        .card(id: "edged", title: words("Or that"), text: nil, weight: .quiet, tap: .reach(channel: chat)),
        .progress(id: "progress", done: 2, total: 6, text: Phrase(text: "2 of 6", spoken: "Two of six")),
        .notice(
            id: "stop",
            kind: .stop,
            text: words("Stop and read"),
            sources: [source],
            button: FootholdCore.Button(label: words("Go on"), tap: at("help"))
        ),
        .notice(id: "note", kind: .note, text: words("Good to know this"), sources: [], button: nil),
        .source(id: "source", source: source),
    ]

    private func canvas() -> Canvas {
        Canvas(
            screenAt(
                .check,
                Self.blocks,
                leave: FootholdCore.Button(label: words("Leave"), tap: .do(action: .leave))
            )
        )
    }

    @Test func every_kind_is_here() {
        let kinds = Set(Self.blocks.map { String("\($0)".prefix { $0 != "(" }) })
        #expect(kinds.count == 11, "a kind that core has got is drawn and walked: \(kinds.sorted())")
    }

    @Test func what_a_block_says_is_drawn_and_what_it_leads_to_can_be_touched() {
        let canvas = canvas()
        opensEverything(canvas)
        checkWords(canvas)
    }

    @Test func every_control_has_a_name_and_a_size() {
        let canvas = canvas()
        opensEverything(canvas)
        checkControls(canvas.draw(), "kinds")
    }

    @Test func marks_are_said_in_words() throws {
        let drawn = canvas().draw()
        #expect(try #require(drawn.button("b,")).spoken.hasSuffix(appWords[.chosen]))
        #expect(try #require(drawn.button("a,")).spoken.hasSuffix(appWords[.notChosen]))
        let said = drawn.said
        #expect(said.contains("\(appWords[.step]) 1"))
        #expect(said.contains(appWords[.important]) && said.contains(appWords[.note]))
        #expect(said.contains { $0.contains(appWords[.needsInternet]) }, "what needs the internet says so")
        #expect(said.contains("Two of six"))
    }

    @Test func headings_are_headings_and_the_title_is_the_first() {
        let headings = canvas().draw().all.filter { $0.traits["isHeader"] == "true" }.map(\.spoken)
        #expect(headings == ["check", "A heading", "The line", "What do you see?", "Are they alone?"])
    }

    @Test func calls_are_the_largest_rows() throws {
        let drawn = canvas().draw()
        let calls = drawn.all.filter { $0.kind == "Button" && $0.spoken.contains("Call 9") }
        #expect(calls.count == 4, "two in the bar, one in a step, one of a line")
        for call in calls { #expect(call.least >= 60, "\(call.dump())") }
    }

    @Test func the_same_id_twice_is_drawn_twice() {
        let twice = Canvas(
            screenAt(
                .home,
                [
                    .heading(id: "h", text: words("One")), .heading(id: "h", text: words("Other")),
                ]
            )
        )
        let said = twice.draw().said
        #expect(said.contains("One") && said.contains("Other"))
    }

    @Test func large_letters_darkness_and_a_low_window_draw_the_same() {
        let plain = canvas()
        let before = plain.draw().touchable.map(\.spoken)
        for size in DynamicTypeSize.allCases {
            for scheme in ColorScheme.allCases {
                for height in [UserInterfaceSizeClass.regular, .compact] {
                    let canvas = canvas()
                    canvas.environment.dynamicTypeSize = size
                    canvas.environment.colorScheme = scheme
                    canvas.environment.verticalSizeClass = height
                    #expect(canvas.draw().touchable.map(\.spoken) == before)
                }
            }
        }
    }

    @Test func a_message_stands_beside_help_and_what_can_be_copied_is_copied() throws {
        let canvas = canvas()
        canvas.hands.problem = .failed(
            .dial(number: "988", uri: "tel:988", ifItFails: words("Use any phone")),
            words: words("Use any phone: 988")
        )
        #expect(canvas.draw().said.contains("9 8 8"), "digits one by one")
        let copy = try #require(canvas.draw().button(appWords[.copy]))
        copy.press?()
        #expect(canvas.copied == ["988"])
        #expect(canvas.draw().button(appWords[.copied]) != nil)
        try #require(canvas.draw().button(appWords[.close])).press?()
        #expect(canvas.hands.dismissed == 1)
        canvas.hands.problem = .refused(reason: "It is full.", trouble: .full)
        let drawn = canvas.draw()
        #expect(drawn.said.contains("It is full."))
        #expect(drawn.helpBar?.touchable.count == 3, "help is not covered")
        checkControls(drawn, "message")
    }

    @Test func an_address_that_could_not_be_opened_is_said_as_it_is_written() {
        for (url, shown) in [
            ("https://988lifeline.org/chat", "https://988lifeline.org/chat"),
            ("mailto:jo@example.org", "jo@example.org"),
        ] {
            let canvas = canvas()
            canvas.hands.problem = .failed(
                .openWeb(url: url, ifItFails: words("Use another device")),
                words: words("Use another device")
            )
            #expect(canvas.draw().said.contains(shown))
            #expect(!canvas.draw().said.contains(shown.map(String.init).joined(separator: " ")))
        }
        let canvas = canvas()
        canvas.hands.problem = .failed(
            .text(number: "+1 (555) 010-0199", body: "", ifItFails: words("Use any phone")),
            words: words("Use any phone")
        )
        #expect(canvas.draw().said.contains { $0.contains("5 5 5") }, "a number digit by digit")
    }

    @Test func a_page_that_may_be_seen_can_be_printed_and_a_private_one_cannot() throws {
        let canvas = canvas()
        try #require(canvas.draw().button(appWords[.print])).press?()
        #expect(canvas.printed.map(\.route) == [.check])
        let hidden = Canvas(screenAt(.diary, isPrivate: true))
        #expect(hidden.draw().button(appWords[.print]) == nil)
    }
}

/// Presses every button on a page, and then what that brought to light: sources, pickers.
@MainActor func opensEverything(_ canvas: Canvas) {
    for button in canvas.draw().all where button.kind == "Button" { button.press?() }
    let closing = [AppWord.show, .hide, .chooseDay, .chooseTime].map { appWords[$0] }
    for button in canvas.draw().all where button.kind == "Button" {
        if button.traits["hint"] == nil && !closing.contains(button.spoken) { button.press?() }
    }
}

/// Everything that core says is said, and everything it offers can be touched.
@MainActor func checkWords(_ canvas: Canvas) {
    guard let screen = canvas.hands.drawn(at: canvas.hands.routes[0])?.screen else { return }
    opensEverything(canvas)
    let said = canvas.draw().said.joined(separator: "\n")
    // What is shown only if it fails, and how the bar's own channels are called elsewhere.
    let unsaid = Set(channels(screen).compactMap(\.effect.ifItFails))
        .union(channels(screen).prefix(2).flatMap { [$0.label, $0.note].compactMap { $0 } })
    for phrase in phrases(screen) where !unsaid.contains(phrase) {
        #expect(said.contains(phrase.spoken ?? phrase.text), "\(screen.route) does not say \(phrase)")
    }
    for tap in taps(screen) where !canvas.hands.taps.contains(tap) {
        Issue.record("\(screen.route): \(tap) cannot be touched")
    }
}

/// What holds for everything that can be touched.
@MainActor func checkControls(_ drawn: ViewNode, _ place: String) {
    for control in drawn.touchable where control.kind != "BackButton" {
        #expect(!control.spoken.isEmpty, "\(place): a control without a name\n\(control.dump())")
        if control.kind != "DatePicker" {
            #expect(control.least >= 44, "\(place): too small to touch\n\(control.dump())")
        }
    }
}
