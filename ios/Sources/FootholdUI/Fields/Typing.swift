import FootholdCore
import SwiftUI

/// How a field that is typed into looks and is named, whatever is in it.
struct Typing<Inside: View, Trailing: View>: View {
    let input: Input
    let inside: Inside
    let trailing: Trailing
    @Environment(\.palette) private var palette

    init(input: Input, @ViewBuilder inside: () -> Inside, @ViewBuilder trailing: () -> Trailing) {
        self.input = input
        self.inside = inside()
        self.trailing = trailing()
    }

    var body: some View {
        HStack(spacing: Space.small) {
            inside
                .font(Letters.text.font)
                .foregroundStyle(palette.ink)
                .autocorrectionDisabled()
                .submitLabel(input.button)
                .onSubmit { input.next() }
                .padding(.vertical, Space.snug)
                .frame(minHeight: 56)
                .accessibilityLabel(Text(verbatim: input.field.label.aloud))
                .accessibilityHint(Text(verbatim: input.problem ?? input.field.hint?.aloud ?? ""))
            trailing
        }
        .padding(.horizontal, Space.medium)
        .background(palette.raised, in: Corners.field)
        .overlay {
            Corners.field.strokeBorder(
                input.problem == nil ? palette.edge : palette.ink,
                lineWidth: input.problem == nil ? 1 : 2.5
            )
        }
    }
}

extension Typing where Trailing == EmptyView {
    init(input: Input, @ViewBuilder inside: () -> Inside) {
        self.init(input: input, inside: inside, trailing: { EmptyView() })
    }
}
