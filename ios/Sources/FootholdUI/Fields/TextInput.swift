import FootholdCore
import SwiftUI

/// Words, a number to call, something to look for.
struct TextInput: View {
    let input: Input

    var body: some View {
        Typing(input: input) {
            if input.field.kind == .words {
                TextField(text: input.text, prompt: Text(verbatim: ""), axis: .vertical) { name }
                    .lineLimit(4...)
                    .textInputAutocapitalization(.sentences)
            } else {
                TextField(text: input.text, prompt: Text(verbatim: "")) { name }
                    .keyboardType(input.field.kind == .phone ? .phonePad : .default)
            }
        }
    }

    private var name: Text { Text(verbatim: input.field.label.aloud) }
}
