/// As Apple's.
public struct AccessibilityTraits: SetAlgebra, Sendable {
    private var names: Set<String>
    private init(_ name: String) { names = [name] }

    public static let isButton = AccessibilityTraits("isButton")
    public static let isHeader = AccessibilityTraits("isHeader")
    public static let isSelected = AccessibilityTraits("isSelected")
    public static let isToggle = AccessibilityTraits("isToggle")

    public typealias Element = AccessibilityTraits
    public init() { names = [] }
    public func union(_ other: Self) -> Self { with(names.union(other.names)) }
    public mutating func formUnion(_ other: Self) { names.formUnion(other.names) }
    public func intersection(_ other: Self) -> Self { with(names.intersection(other.names)) }
    public mutating func formIntersection(_ other: Self) { names.formIntersection(other.names) }
    public func symmetricDifference(_ other: Self) -> Self { with(names.symmetricDifference(other.names)) }
    public mutating func formSymmetricDifference(_ other: Self) { names.formSymmetricDifference(other.names) }
    public func contains(_ member: Self) -> Bool { names.isSuperset(of: member.names) }
    public mutating func insert(_ newMember: Self) -> (inserted: Bool, memberAfterInsert: Self) {
        let isNew = !contains(newMember)
        names.formUnion(newMember.names)
        return (isNew, newMember)
    }
    public mutating func remove(_ member: Self) -> Self? {
        guard contains(member) else { return nil }
        names.subtract(member.names)
        return member
    }
    public mutating func update(with newMember: Self) -> Self? {
        let known = contains(newMember) ? newMember : nil
        names.formUnion(newMember.names)
        return known
    }

    private func with(_ names: Set<String>) -> Self {
        var traits = Self()
        traits.names = names
        return traits
    }

    var all: [String] { names.sorted() }
}

/// As Apple's.
public struct AccessibilityChildBehavior: Hashable, Sendable {
    let name: String
    public static let ignore = AccessibilityChildBehavior(name: "ignore")
    public static let contain = AccessibilityChildBehavior(name: "contain")
    public static let combine = AccessibilityChildBehavior(name: "combine")
}

extension View {
    /// As Apple's.
    public func accessibilityLabel(_ label: Text) -> some View {
        _said { $0.traits["label"] = label.words }
    }

    /// As Apple's.
    public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View {
        accessibilityLabel(Text(label))
    }

    /// As Apple's.
    public func accessibilityValue(_ valueDescription: Text) -> some View {
        _said { $0.traits["state"] = valueDescription.words }
    }

    /// As Apple's.
    public func accessibilityHint(_ hint: Text) -> some View {
        _said { $0.traits["hint"] = hint.words }
    }

    /// As Apple's.
    public func accessibilityHidden(_ hidden: Bool) -> some View {
        _said { $0.traits["hidden"] = "\(hidden)" }
    }

    /// As Apple's.
    public func accessibilityIdentifier(_ identifier: String) -> some View {
        _said { $0.traits["id"] = identifier }
    }

    /// As Apple's.
    public func accessibilitySortPriority(_ sortPriority: Double) -> some View {
        _said { $0.traits["order"] = "\(sortPriority)" }
    }

    /// As Apple's.
    public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
        _said { node in traits.all.forEach { node.traits[$0] = "true" } }
    }

    /// As Apple's.
    public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
        _said { $0.traits["children"] = children.name }
    }
}

extension ViewNode {
    /// What VoiceOver says of it: its label, else its own words, else what is in it; and the state it is in.
    public var spoken: String {
        if traits["hidden"] == "true" { return "" }
        let name = traits["label"] ?? (text.isEmpty ? within : text)
        return [name, traits["state"] ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var within: String {
        children.map(\.spoken).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
