import FootholdCore
import FootholdModel
import SwiftUI

/// One block of a screen: one view for each kind there is.
struct BlockView: View {
    let block: Block
    let drawn: Drawn
    let hands: any Hands

    var body: some View {
        switch block {
        case .heading(_, let text):
            PhraseText(text, .heading, isHeading: true)
        case .paragraph(_, let sentences):
            Cited(sentences, hands: hands)
        case .say(_, let say, let avoid, let why, let sources):
            SayBlock(say: say, avoid: avoid, why: why, sources: sources, hands: hands)
        case .steps(_, let items, let inOrder, let inSight):
            StepsBlock(items: items, isInOrder: inOrder, inSight: Int(inSight), hands: hands)
        case .line(_, let line):
            LineBlock(line: line, hands: hands)
        case .question(_, let text, let hint, let choices, let finish):
            QuestionBlock(text: text, hint: hint, choices: choices, finish: finish, hands: hands)
        case .form(let id, let fields, let submit):
            FormBlock(id: id, fields: fields, submit: submit, drawn: drawn, hands: hands)
        case .card(_, let title, let text, let weight, let tap):
            CardBlock(title: title, text: text, weight: weight, tap: tap, hands: hands)
        case .progress(_, let done, let total, let text):
            ProgressBlock(done: Int(done), total: Int(total), text: text)
        case .notice(_, let kind, let text, let sources, let button):
            NoticeBlock(kind: kind, text: text, sources: sources, button: button, hands: hands)
        case .source(_, let source):
            SourceRow(source: source, hands: hands)
        }
    }
}

extension Block {
    /// Stable, so that focus and scroll survive a redraw.
    var id: String {
        switch self {
        case .heading(let id, _), .paragraph(let id, _), .say(let id, _, _, _, _), .steps(let id, _, _, _),
            .line(let id, _), .question(let id, _, _, _, _), .form(let id, _, _), .card(let id, _, _, _, _),
            .progress(let id, _, _, _), .notice(let id, _, _, _, _), .source(let id, _):
            id
        }
    }

    /// Room above it: what belongs together stands close, a new thought further off.
    func gap(after before: Block?) -> CGFloat {
        switch self {
        case .heading: before == nil ? Space.medium : Space.broad
        case .paragraph: Space.snug
        case .source: Space.small
        case .card(_, _, _, .main, _): Space.snug
        case .card(_, _, _, .quiet, _): before?.isQuietCard == true ? Space.hair : Space.wide
        case .line, .say, .progress, .notice, .steps, .form: Space.medium
        case .question: Space.wide
        }
    }

    private var isQuietCard: Bool {
        if case .card(_, _, _, .quiet, _) = self { true } else { false }
    }
}
