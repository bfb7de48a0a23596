import FootholdModel
import SwiftUI

/// A number or an address that nothing on this phone could open: to read across a table, to select and to copy.
struct LargeNumber: View {
    let number: String
    @State private var isCopied = false
    @Environment(\.words) private var words
    @Environment(\.phone) private var phone
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(alignment: .leading, spacing: Space.small) {
            Text(verbatim: number)
                .font(Letters.digits.font)
                .foregroundStyle(palette.ink)
                .textSelection(.enabled)
                .accessibilityLabel(Text(verbatim: aloud))
            EdgedButton(
                label: .init(text: words[isCopied ? .copied : .copy], spoken: nil),
                picture: isCopied ? .check : .copy
            ) {
                phone.copy(number)
                isCopied = true
            }
        }
    }

    /// The digits of a number one by one. An address is said as it is written: letter by letter nobody knows it again.
    private var aloud: String {
        number.contains(where: \.isLetter) ? number : number.map(String.init).joined(separator: " ")
    }
}
