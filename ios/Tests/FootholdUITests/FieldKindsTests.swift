import FootholdCore
import FootholdModel
@testable import FootholdUI
import Foundation
import SwiftUI
import TestSupport
import Testing

/// Every kind of field: named, typed into, and never learned by a keyboard.
@MainActor struct FieldKindsTests {
    static let fields = [FieldKind.phone, .search, .line, .words, .day, .time, .pin, .passphrase, .oneOf].map { kind in
        Field(
            id: "\(kind)",
            label: words("Label \(kind)"),
            hint: words("Hint \(kind)"),
            value: "before",
            kind: kind,
            options: kind == .oneOf
                ? [FieldOption(id: "x", label: words("This")), FieldOption(id: "y", label: words("That"))] : []
        )
    }

    private let canvas = Canvas(
        screenAt(
            .newNote,
            [
                .form(
                    id: "form",
                    fields: fields,
                    submit: FootholdCore.Button(label: words("Save"), tap: .submit(form: "form"))
                )
            ]
        )
    )

    private func field(_ kind: FieldKind) throws -> ViewNode {
        try #require(canvas.draw().touchable.first { $0.change != nil && $0.spoken == "Label \(kind)" }, "\(kind)")
    }

    private func typed(_ kind: FieldKind) -> String? {
        canvas.hands.typed[FieldAt(form: "form", field: "\(kind)")]
    }

    @Test func what_is_typed_goes_to_the_model_and_comes_back() throws {
        for kind in [FieldKind.phone, .search, .line, .words, .day, .time, .pin, .passphrase] {
            #expect(try field(kind).traits["value"] == "before")
            let drawn = try field(kind)
            drawn.change?("typed")
            #expect(typed(kind) == "typed")
            #expect(drawn.current?() == "typed", "before anything is drawn anew")
            #expect(try field(kind).traits["value"] == "typed")
            #expect(try field(kind).traits["hint"] == "Hint \(kind)")
            #expect(try field(kind).traits["autocorrectionDisabled"] == "true", "no keyboard learns it")
        }
        #expect(try field(.phone).traits["keyboard"] == "phonePad")
        #expect(try field(.pin).traits["keyboard"] == "numberPad")
    }

    @Test func what_is_hidden_shows_only_while_its_owner_wants_it() throws {
        for kind in [FieldKind.pin, .passphrase] {
            #expect(try field(kind).kind == "SecureField")
        }
        try #require(canvas.draw().button(appWords[.show])).press?()
        #expect(try field(.pin).kind == "TextField")
        try #require(canvas.draw().button(appWords[.hide])).press?()
        #expect(try field(.pin).kind == "SecureField")
    }

    @Test func a_day_and_a_time_can_be_chosen_from_the_systems_pickers() throws {
        try #require(canvas.draw().button(appWords[.chooseDay])).press?()
        try #require(canvas.draw().button(appWords[.chooseTime])).press?()
        let pickers = canvas.draw().all.filter { $0.kind == "DatePicker" }
        #expect(pickers.map(\.spoken) == ["Label day", "Label time"])
        let noon = try #require(DayAndTime.date(day: "2026-11-22"))
        pickers[0].change?("\(noon.timeIntervalSince1970)")
        #expect(typed(.day) == "2026-11-22")
        let evening = try #require(DayAndTime.date(time: "18:30"))
        pickers[1].change?("\(evening.timeIntervalSince1970)")
        #expect(typed(.time) == "18:30")
        try #require(canvas.draw().button(appWords[.chooseDay])).press?()
        #expect(canvas.draw().all.filter { $0.kind == "DatePicker" }.count == 1, "it closes again")
    }

    @Test func one_of_a_few_is_chosen_and_taken_back() throws {
        let this = try #require(canvas.draw().button("This"))
        #expect(this.spoken == "This, \(appWords[.notChosen])")
        this.press?()
        #expect(typed(.oneOf) == "x")
        let chosen = try #require(canvas.draw().button("This"))
        #expect(chosen.spoken == "This, \(appWords[.chosen])")
        chosen.press?()
        #expect(typed(.oneOf)?.isEmpty == true)
    }

    @Test func what_is_wrong_is_said_at_its_field() throws {
        canvas.hands.problem = .inField(FieldAt(form: "form", field: "words"), reason: "It is too long.")
        #expect(try field(.words).traits["hint"] == "It is too long.")
        #expect(try field(.line).traits["hint"] == "Hint line")
        #expect(canvas.draw().said.contains { $0.contains("\(appWords[.problem]), It is too long.") })
    }

    @Test func the_keyboards_button_leads_through_the_form() throws {
        #expect(try field(.words).traits["keyboardButton"] == "return", "it begins a new line")
        #expect(try field(.line).traits["keyboardButton"] == "next")
        try field(.line).submit?()
        let focused = canvas.draw().all.filter { $0.traits["focused"] == "true" }
        #expect(focused.count == 1)
        #expect(focused.first?.all.contains { $0.spoken == "Label words" } == true, "the field after it")
        #expect(canvas.hands.taps.isEmpty)
        let one = Canvas(
            screenAt(
                .search,
                [
                    .form(
                        id: "search",
                        fields: [fieldOf("words", kind: .search)],
                        submit: FootholdCore.Button(label: words("Search"), tap: .submit(form: "search"))
                    )
                ]
            )
        )
        let only = try #require(one.draw().touchable.first { $0.change != nil })
        #expect(only.traits["keyboardButton"] == "done")
        only.submit?()
        #expect(one.hands.taps == [.submit(form: "search")])
    }

    @Test func the_form_is_sent_as_core_says() throws {
        try #require(canvas.draw().button("Save")).press?()
        #expect(canvas.hands.taps == [.submit(form: "form")])
    }

    @Test func days_and_times_are_those_of_the_place_whatever_its_zone() throws {
        for name in ["America/Los_Angeles", "Asia/Kathmandu", "Pacific/Auckland", "UTC"] {
            let zone = try #require(TimeZone(identifier: name))
            for text in ["2026-11-22", "2028-02-29", "2026-03-29"] {
                let date = try #require(DayAndTime.date(day: text, in: zone))
                #expect(DayAndTime.day(date, in: zone) == text)
            }
            for text in ["00:00", "18:30", "23:59"] {
                let date = try #require(DayAndTime.date(time: text, in: zone))
                #expect(DayAndTime.time(date, in: zone) == text)
            }
        }
        for text in ["", "2026-02-31", "2026-11", "tomorrow", "2026-11-22-1"] {
            #expect(DayAndTime.date(day: text) == nil, "\(text)")
        }
        for text in ["", "25:00", "18", "18:99", "soon"] { #expect(DayAndTime.date(time: text) == nil, "\(text)") }
    }
}
