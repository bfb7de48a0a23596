import FootholdCore
import FootholdModel
import SwiftUI

/// A PIN or a passphrase: hidden while typed, unless its owner wants to see it.
struct HiddenInput: View {
    let input: Input
    // Not kept across anything: it is hidden again whenever the screen comes back.
    @State private var isShown = false
    @Environment(\.words) private var words

    var body: some View {
        Typing(input: input) {
            if isShown {
                TextField(text: input.text, prompt: Text(verbatim: "")) { name }
                    .keyboardType(keyboard)
                    .textInputAutocapitalization(.never)
            } else {
                SecureField(text: input.text, prompt: Text(verbatim: "")) { name }
                    .keyboardType(keyboard)
            }
        } trailing: {
            PictureButton(
                picture: isShown ? .hide : .show,
                name: words[isShown ? .hide : .show],
                color: \.action
            ) { isShown.toggle() }
        }
    }

    private var name: Text { Text(verbatim: input.field.label.aloud) }

    private var keyboard: UIKeyboardType { input.field.kind == .pin ? .numberPad : .default }
}
