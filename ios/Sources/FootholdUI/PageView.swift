import FootholdCore
import FootholdModel
import SwiftUI

/// One place of the stack: a way out and the page. It scrolls; the help bar below it does not.
struct PageView: View {
    let route: Route
    let isCovered: Bool
    let hands: any Hands
    @Environment(\.palette) private var palette

    var body: some View {
        if let drawn = hands.drawn(at: route) {
            Page(drawn: drawn, isCovered: isCovered && drawn.screen.private, hands: hands)
        } else {
            // A place that was left and locked meanwhile: it is drawn again as soon as it is on top.
            palette.paper
        }
    }
}

/// Stands over a private page while another app, the app switcher or a recording could see it. Help is never covered.
struct CoverView: View {
    @Environment(\.words) private var words
    @Environment(\.palette) private var palette

    var body: some View {
        VStack(spacing: Space.small) {
            Icon(picture: .covered, color: \.soft)
            PhraseText(words[.privateScreen], color: \.soft)
        }
        .frame(maxWidth: .infinity, maxHeight: .infinity)
        .background(palette.paper)
    }
}

private struct Page: View {
    let drawn: Drawn
    let isCovered: Bool
    let hands: any Hands
    @Environment(\.words) private var words
    @Environment(\.phone) private var phone
    @Environment(\.palette) private var palette

    var body: some View {
        ScrollView {
            LazyVStack(alignment: .leading, spacing: 0) {
                PhraseText(drawn.screen.title, .title, isHeading: true)
                    .padding(.top, Space.small)
                ForEach(placed.keyed(by: \.block.id)) { placed in
                    BlockView(block: placed.value.block, drawn: drawn, hands: hands)
                        .padding(.top, placed.value.gap)
                }
            }
            .frame(maxWidth: Space.page, alignment: .leading)
            .padding(.horizontal, Space.margin)
            .padding(.bottom, Space.broad)
            .frame(maxWidth: .infinity)
        }
        .scrollDismissesKeyboard(.interactively)
        // It stays where it is under its cover: how far it was scrolled and what is being typed are not lost.
        .opacity(isCovered ? 0 : 1)
        .accessibilityHidden(isCovered)
        .overlay { if isCovered { CoverView() } }
        .background(palette.paper)
        // The way back is called after it; the page shows its title itself, in full.
        .navigationTitle(isCovered ? words[.privateScreen] : drawn.screen.title.text)
        .navigationBarTitleDisplayMode(.inline)
        .toolbarBackground(palette.paper, for: .navigationBar)
        .toolbar {
            ToolbarItem(placement: .principal) { Working(isBusy: drawn.isBusy) }
            if !drawn.screen.private {
                ToolbarItem(placement: .topBarTrailing) {
                    PictureButton(picture: .print, name: words[.print]) { phone.print(drawn.screen) }
                }
            }
            if let leave = drawn.screen.leave {
                ToolbarItem(placement: .topBarTrailing) {
                    QuietButton(label: leave.label, picture: .leave) { hands.touch(leave.tap) }
                }
            }
        }
    }

    /// The blocks, each with the room above it.
    private var placed: [(block: Block, gap: CGFloat)] {
        let blocks = drawn.screen.blocks
        return zip(blocks, [nil] + blocks).map { block, before in (block, block.gap(after: before)) }
    }
}

/// Says that something is being done, in the place of the bar's own title, which would be cut off.
private struct Working: View {
    let isBusy: Bool
    @Environment(\.words) private var words

    var body: some View {
        if isBusy {
            ProgressView().accessibilityLabel(Text(verbatim: words[.opening]))
        } else {
            Text(verbatim: "").accessibilityHidden(true)
        }
    }
}
