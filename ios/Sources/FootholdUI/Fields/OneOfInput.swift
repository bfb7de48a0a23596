import FootholdCore
import SwiftUI

/// One of a few, or none: touching the chosen one again takes it back.
struct OneOfInput: View {
    let input: Input

    var body: some View {
        VStack(spacing: Space.small) {
            ForEach(input.field.options.keyed(by: \.id)) { option in
                let isGiven = input.value == option.value.id
                Given(label: option.value.label, isGiven: isGiven, height: Space.touch) {
                    input.type(isGiven ? "" : option.value.id)
                }
            }
        }
    }
}
