import FootholdCore
import FootholdModel

/// Everything a screen says, with where it says it; not what the reader left in a field.
public func phrases(_ screen: Screen) -> [Phrase] {
    var all = [screen.title]
    all += buttons(screen).map(\.label)
    for channel in channels(screen) {
        all.append(channel.label)
        all += [channel.note, channel.effect.ifItFails].compactMap { $0 }
    }
    return all + screen.blocks.flatMap(phrases)
}

private func phrases(_ block: Block) -> [Phrase] {
    switch block {
    case .heading(_, let text), .progress(_, _, _, let text):
        [text]
    case .paragraph(_, let sentences):
        sentences.flatMap { [$0.text] + $0.sources.map(\.title) }
    case .say(_, let say, let avoid, let why, let sources):
        [say, avoid, why].compactMap { $0 } + sources.map(\.title)
    case .steps(_, let items, _, _):
        items.flatMap { step in
            [step.text] + step.say.flatMap { [$0.to, $0.words].compactMap { $0 } } + step.sources.map(\.title)
        }
    case .line(_, let line):
        [line.name, line.audience, line.hours, line.sendsHelp, line.checked, line.more?.label].compactMap { $0 }
    case .question(_, let text, let hint, let choices, let finish):
        [text, hint, finish?.label].compactMap { $0 }
            + choices.flatMap { [$0.text] + $0.others.map(\.button.label) }
    case .form(_, let fields, let submit):
        [submit.label]
            + fields.flatMap { field in [field.label, field.hint].compactMap { $0 } + field.options.map(\.label) }
    case .card(_, let title, let text, _, _):
        [title, text].compactMap { $0 }
    case .notice(_, _, let text, let sources, let button):
        [text, button?.label].compactMap { $0 } + sources.map(\.title)
    case .source(_, let source):
        [source.title]
    }
}

/// What a screen says, as one text.
public func text(_ screen: Screen) -> String {
    phrases(screen).map(\.text).joined(separator: "\n")
}

/// The buttons around a screen's blocks.
public func buttons(_ screen: Screen) -> [Button] {
    [screen.help.emergency, screen.help.crisis, screen.help.help, screen.leave].compactMap { $0 }
}

/// Every channel on a screen, the help bar's first.
public func channels(_ screen: Screen) -> [Channel] {
    let bar = [screen.help.emergency, screen.help.crisis].compactMap { button -> Channel? in
        if case .reach(let channel) = button.tap { channel } else { nil }
    }
    let blocks = screen.blocks.flatMap { block -> [Channel] in
        switch block {
        case .line(_, let line): line.channels
        case .steps(_, let items, _, _): items.flatMap(\.reach)
        default: []
        }
    }
    return bar + blocks
}

/// Every number that a screen dials.
public func dials(_ screen: Screen) -> [String] {
    channels(screen).compactMap { channel in
        if case .dial(let number, _, _) = channel.effect { number } else { nil }
    }
}

/// The step ids of a screen, in order.
public func steps(_ screen: Screen) -> [String] {
    screen.blocks.flatMap { block -> [String] in
        if case .steps(_, let items, _, _) = block { items.map(\.id) } else { [] }
    }
}

/// The ids of the helplines a screen shows, in order.
public func lines(_ screen: Screen) -> [String] {
    screen.blocks.compactMap { if case .line(let id, _) = $0 { id } else { nil } }
}

/// The cards of a screen, by their ids.
public func cards(_ screen: Screen) -> [(id: String, tap: Tap)] {
    screen.blocks.compactMap { if case .card(let id, _, _, _, let tap) = $0 { (id, tap) } else { nil } }
}

/// Whether a tap leads to a place.
public func isTo(_ place: Route, _ tap: Tap?) -> Bool {
    if case .go(let route, _) = tap { route == place } else { false }
}

/// The rows of a list, by the ids of their cards.
public func rows(_ screen: Screen, _ prefix: String) -> [String] {
    cards(screen).map(\.id).filter { $0.hasPrefix(prefix) }
}

/// Everything that can be touched on a screen but the help bar.
public func taps(_ screen: Screen) -> [Tap] {
    var all = [screen.leave?.tap].compactMap { $0 }
    for block in screen.blocks {
        switch block {
        case .heading, .progress: break
        case .paragraph(_, let sentences): all += sentences.flatMap(\.sources).map(\.tap)
        case .say(_, _, _, _, let sources): all += sources.map(\.tap)
        case .steps(_, let items, _, _):
            all += items.flatMap { step in step.reach.map { .reach(channel: $0) } + step.sources.map(\.tap) }
        case .line(_, let line):
            all += line.channels.map { .reach(channel: $0) } + [line.more?.tap].compactMap { $0 }
        case .question(_, _, _, let choices, let finish):
            all += choices.flatMap { [$0.tap] + $0.others.map(\.button.tap) } + [finish?.tap].compactMap { $0 }
        case .form(_, _, let submit): all.append(submit.tap)
        case .card(_, _, _, _, let tap): all.append(tap)
        case .notice(_, _, _, let sources, let button):
            all += sources.map(\.tap) + [button?.tap].compactMap { $0 }
        case .source(_, let source): all.append(source.tap)
        }
    }
    return all
}
