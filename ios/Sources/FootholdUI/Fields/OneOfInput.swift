import FootholdCore
import SwiftUI

/// One of a few, or none: touching the chosen one again takes it back.
struct OneOfInput: View {
    let input: Input

    var body: some View {
        VStack(spacing: Space.small) {
            ForEach(input.field.options, id: \.id) { option in
                let isGiven = input.value == option.id
                Given(label: option.label, isGiven: isGiven, height: Space.touch) {
                    input.type(isGiven ? "" : option.id)
                }
            }
        }
    }
}
