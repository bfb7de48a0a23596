import FootholdCore

// The same as core's own types.

extension HelpJSON.Screen {
    func screen(at route: Route) throws -> Screen {
        Screen(
            route: route,
            title: title.phrase,
            help: HelpBar(
                emergency: try emergency.button(),
                crisis: try crisis.button(),
                help: try help.button()
            ),
            blocks: try blocks.map { try $0.block() },
            private: false,
            leave: nil
        )
    }
}

extension HelpJSON.Block {
    fileprivate func block() throws -> Block {
        switch kind {
        case "heading":
            return .heading(id: id, text: try text.here().phrase)
        case "paragraph":
            let sentences = try sentences.here().map { Sentence(text: $0.phrase, sources: []) }
            return .paragraph(id: id, sentences: sentences)
        case "say":
            return .say(id: id, say: try say.here().phrase, avoid: avoid?.phrase, why: why?.phrase, sources: [])
        case "steps":
            return .steps(
                id: id,
                items: try items.here().map { try $0.step() },
                inOrder: try in_order.here(),
                inSight: try in_sight.here()
            )
        case "line":
            return .line(id: id, line: try line.here().card())
        case "card":
            return .card(
                id: id,
                title: try title.here().phrase,
                text: text?.phrase,
                weight: try main.here() ? .main : .quiet,
                tap: try tap.here().tap()
            )
        case "notice":
            return .notice(
                id: id,
                kind: try stop.here() ? .stop : .note,
                text: try text.here().phrase,
                sources: [],
                button: nil
            )
        default:
            throw HelpJSON.Unknown(what: kind)
        }
    }
}

extension HelpJSON.Phrase {
    fileprivate var phrase: Phrase { Phrase(text: text, spoken: spoken) }
}

extension HelpJSON.Button {
    fileprivate func button() throws -> Button {
        Button(label: label.phrase, tap: try tap.tap())
    }
}

extension HelpJSON.Tap {
    fileprivate func tap() throws -> Tap {
        if let go { return .go(route: HelpJSON.route(go), mode: .push) }
        if let region { return .do(action: .setRegion(region: region)) }
        return .reach(channel: try reach.here().channel())
    }
}

extension HelpJSON.Step {
    fileprivate func step() throws -> Step {
        Step(
            id: id,
            text: text.phrase,
            say: say.map { Words(to: $0.to?.phrase, words: $0.words.phrase) },
            reach: try reach.map { try $0.channel() },
            sources: []
        )
    }
}

extension HelpJSON.Line {
    fileprivate func card() throws -> LineCard {
        LineCard(
            id: id,
            name: name.phrase,
            audience: audience?.phrase,
            channels: try channels.map { try $0.channel() },
            hours: hours?.phrase,
            sendsHelp: sends_help?.phrase,
            checked: checked?.phrase,
            more: try more?.button()
        )
    }
}

extension HelpJSON.Channel {
    fileprivate func channel() throws -> Channel {
        Channel(
            id: id,
            kind: try reachKind(),
            label: label.phrase,
            note: note?.phrase,
            worksWithoutData: without_data,
            effect: try effect.effect(ifItFails: if_it_fails.phrase)
        )
    }

    private func reachKind() throws -> ReachKind {
        switch kind {
        case "call": .call
        case "text": .text
        case "chat": .chat
        case "web": .web
        case "tty": .tty
        case "videophone": .videophone
        case "relay": .relay
        case "whatsapp": .whatsapp
        case "email": .email
        default: throw HelpJSON.Unknown(what: kind)
        }
    }
}

extension HelpJSON.Effect {
    fileprivate func effect(ifItFails: Phrase) throws -> Effect {
        if let dial { return .dial(number: try number.here(), uri: dial, ifItFails: ifItFails) }
        if let body { return .text(number: try number.here(), body: body, ifItFails: ifItFails) }
        return .openWeb(url: try url.here(), ifItFails: ifItFails)
    }
}

extension Optional {
    /// What a kind must have.
    fileprivate func here() throws -> Wrapped {
        guard let self else { throw HelpJSON.Unknown(what: "\(Wrapped.self)") }
        return self
    }
}
