import FootholdCore
import FootholdModel
import Foundation
import TestSupport
import Testing

@MainActor struct HelpBarTests {
    @Test func from_every_kind_of_place_one_touch_calls() async throws {
        try await withDiary { phone in
            try await phone.act(.tick(sign: "wish_dead", mark: .yes))
            try await phone.act(.hear(cue: "not-crazy", mark: .yes))
            try await oneTouchCalls(phone)
        }
    }

    @Test
    func from_every_kind_of_place_one_touch_calls_while_the_diary_is_locked_or_closed_or_gone() async throws {
        try await withDiary { phone in
            try await phone.submit("pin", ["pin": "482915", "again": "482915"])
            try await phone.act(.lockNow)
            try await oneTouchCalls(phone)
            await phone.model.lock().value
            try await oneTouchCalls(phone)
            try Data("no diary".utf8).write(to: phone.file)
            await phone.unlock()
            try await oneTouchCalls(phone)
        }
    }

    private func oneTouchCalls(_ phone: Phone) async throws {
        for route in everyKind("us-988") + everyKind("gone") + everyKindOfDiary(1, place) {
            let bar = await phone.visit(route).help
            #expect(bar.emergency.label.spoken == "Call 9 1 1. Opens the phone.", "\(route): no count of hundreds")
            #expect(bar.crisis.label.spoken == "Call 9 8 8. Opens the phone.", "\(route)")
            #expect(dials(phone.screen).prefix(2) == ["911", "988"], "\(route): help comes before all else")
            for (button, expected) in [(bar.crisis, "tel:988"), (bar.emergency, "tel:911")] {
                phone.effects = []
                await phone.tap(button.tap)
                guard case .dial(_, let uri, _) = phone.effects.first else { throw Stuck("\(route)") }
                #expect(uri == expected, "\(route)")
                #expect(phone.effects.count == 1)
            }
        }
    }
}
