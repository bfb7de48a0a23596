import FootholdCore
import FootholdModel
import SwiftUI

/// Fields and the button that sends them. Nothing typed here is corrected, and PINs and passphrases are hidden. What a
/// keyboard of another maker keeps no app can forbid.
struct FormBlock: View {
    let id: String
    let fields: [Field]
    let submit: FootholdCore.Button
    let drawn: Drawn
    let hands: any Hands
    @FocusState private var focus: String?

    var body: some View {
        VStack(alignment: .leading, spacing: Space.wide) {
            ForEach(fields.keyed(by: \.id)) { field in
                FieldView(input: input(field.value))
                    .focused($focus, equals: field.value.id)
            }
            MainButton(label: submit.label, act: send)
        }
        // Where something is wrong, the reader can mend it at once.
        .onChange(of: wrong) { _, wrong in
            if wrong != nil { focus = wrong }
        }
    }

    private var wrong: String? {
        fields.first { drawn.problem(form: id, field: $0) != nil }?.id
    }

    private func input(_ field: Field) -> Input {
        let hands = hands
        let id = id
        let route = drawn.screen.route
        let following = fields.drop { $0.id != field.id }.dropFirst().first?.id
        return Input(
            field: field,
            value: drawn.value(form: id, field: field),
            problem: drawn.problem(form: id, field: field),
            isLast: following == nil,
            current: { hands.drawn(at: route)?.value(form: id, field: field) ?? field.value },
            type: { hands.type(form: id, field: field.id, value: $0) },
            next: { if following == nil { send() } else { focus = following } }
        )
    }

    private func send() {
        focus = nil
        hands.touch(submit.tap)
    }
}
