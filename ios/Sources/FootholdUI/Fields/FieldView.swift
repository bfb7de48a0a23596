import FootholdCore
import SwiftUI

/// One field as its views need it.
struct Input {
    let field: Field
    let value: String
    let problem: String?
    let isLast: Bool
    /// What stands in it at this very moment, which may be newer than what is drawn.
    let current: @MainActor @Sendable () -> String
    let type: @MainActor @Sendable (String) -> Void
    /// The keyboard's own button: on to the next field, or the form is sent.
    let next: @MainActor () -> Void

    /// What a text field writes to: every keystroke goes to the model. It is read back from there and not from this
    /// drawing, or a field would take back a letter that was typed since.
    @MainActor var text: Binding<String> {
        let current = current
        let type = type
        return Binding(
            get: { MainActor.assumeIsolated { current() } },
            set: { typed in MainActor.assumeIsolated { type(typed) } }
        )
    }

    /// What the keyboard's button is called. In a field of many lines it begins a new one.
    var button: SubmitLabel {
        if field.kind == .words { return .return }
        return isLast ? .done : .next
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
