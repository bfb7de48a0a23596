import FootholdCore
import SwiftUI

/// One field as its views need it.
struct Input {
    let field: Field
    let value: String
    let problem: String?
    let isLast: Bool
    let type: @MainActor @Sendable (String) -> Void
    let send: @MainActor () -> Void

    /// What a text field writes to: every keystroke goes to the model, which is what draws it.
    @MainActor var text: Binding<String> {
        let value = value
        let type = type
        return Binding(get: { value }, set: { typed in MainActor.assumeIsolated { type(typed) } })
    }
}

/// One field: one view for each kind there is.
struct FieldView: View {
    let input: Input

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            FieldLabel(field: input.field)
            switch input.field.kind {
            case .phone, .search, .line, .words: TextInput(input: input)
            case .pin, .passphrase: HiddenInput(input: input)
            case .day: DayInput(input: input)
            case .time: TimeInput(input: input)
            case .oneOf: OneOfInput(input: input)
            }
            if let problem = input.problem { Wrong(reason: problem) }
        }
    }
}

/// What a field is for. It is part of the field's own name to a screen reader, unless the field is a choice.
private struct FieldLabel: View {
    let field: Field

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            PhraseText(field.label, .button)
            if let hint = field.hint { PhraseText(hint, .small, color: \.soft) }
        }
        .accessibilityHidden(field.kind != .oneOf)
    }
}

/// What is wrong, at the field, in words and with a sign.
private struct Wrong: View {
    let reason: String
    @Environment(\.words) private var words

    var body: some View {
        HStack(alignment: .top, spacing: Space.small) {
            Icon(picture: .stop, name: words[.problem])
            PhraseText(reason, .button)
        }
        .accessibilityElement(children: .combine)
    }
}
