/// As Apple's.
public enum HorizontalAlignment: Sendable { case leading, center, trailing }

/// As Apple's.
public enum VerticalAlignment: Sendable { case top, center, bottom, firstTextBaseline, lastTextBaseline }

/// As Apple's.
public struct Alignment: Equatable, Sendable {
    let name: String
    public static let center = Alignment(name: "center")
    public static let leading = Alignment(name: "leading")
    public static let top = Alignment(name: "top")
    public static let topLeading = Alignment(name: "topLeading")
}

/// As Apple's.
public enum TextAlignment: Sendable { case leading, center, trailing }

/// As Apple's.
public enum Axis: Int8, CaseIterable, Sendable {
    case horizontal
    case vertical

    /// As Apple's.
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let horizontal = Set(rawValue: 1)
        public static let vertical = Set(rawValue: 2)
    }
}

/// As Apple's.
public enum Edge: Int8, CaseIterable, Sendable {
    case top, leading, bottom, trailing

    /// As Apple's.
    public struct Set: OptionSet, Sendable {
        public let rawValue: Int8
        public init(rawValue: Int8) { self.rawValue = rawValue }
        public static let top = Set(rawValue: 1)
        public static let leading = Set(rawValue: 2)
        public static let bottom = Set(rawValue: 4)
        public static let trailing = Set(rawValue: 8)
        public static let all: Set = [.top, .leading, .bottom, .trailing]
        public static let horizontal: Set = [.leading, .trailing]
        public static let vertical: Set = [.top, .bottom]
    }
}

/// As Apple's.
public protocol ShapeStyle: Sendable {
    /// Ours: what tests read.
    var _name: String { get }
}

/// As Apple's.
public struct Color: ShapeStyle, Hashable, View, _Primitive {
    /// As Apple's.
    public enum RGBColorSpace: Sendable { case sRGB, sRGBLinear, displayP3 }

    public let _name: String

    public nonisolated init(
        _ colorSpace: Color.RGBColorSpace = .sRGB,
        red: Double,
        green: Double,
        blue: Double,
        opacity: Double = 1
    ) {
        _name = [red, green, blue].map { String(format: "%02X", Int(($0 * 255).rounded())) }.joined()
    }

    public nonisolated init(_ name: String, bundle: Bundle? = nil) { _name = name }

    private nonisolated init(name: String) { _name = name }

    public nonisolated static let clear = Color(name: "clear")
    public nonisolated static let white = Color(name: "FFFFFF")

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let node = ViewNode("Color")
        node.traits["color"] = _name
        return [node]
    }
}

extension ShapeStyle where Self == Color {
    public static var clear: Color { Color.clear }
    public static var white: Color { Color.white }
}

/// As Apple's.
public struct Font: Hashable, Sendable {
    let style: TextStyle

    /// As Apple's.
    public enum TextStyle: CaseIterable, Sendable {
        case largeTitle, title, title2, title3, headline, subheadline, body, callout, footnote, caption, caption2
    }

    /// As Apple's.
    public enum Design: Hashable, Sendable { case `default`, serif, rounded, monospaced }

    /// As Apple's.
    public struct Weight: Hashable, Sendable {
        let value: Int
        public static let regular = Weight(value: 400)
        public static let medium = Weight(value: 500)
        public static let semibold = Weight(value: 600)
        public static let bold = Weight(value: 700)
    }

    public static func system(
        _ style: Font.TextStyle,
        design: Font.Design? = nil,
        weight: Font.Weight? = nil
    ) -> Font {
        Font(style: style)
    }

    public static let headline = Font(style: .headline)
    public static let title = Font(style: .title)

    public func weight(_ weight: Font.Weight) -> Font { self }
    public func monospacedDigit() -> Font { self }
}

/// As Apple's.
public struct SubmitLabel: Sendable {
    let name: String
    public static var done: SubmitLabel { .init(name: "done") }
    public static var next: SubmitLabel { .init(name: "next") }
    public static var search: SubmitLabel { .init(name: "search") }
    public static var `return`: SubmitLabel { .init(name: "return") }
}

/// As Apple's.
public struct TextInputAutocapitalization: Sendable {
    let name: String
    public static var never: TextInputAutocapitalization { .init(name: "never") }
    public static var sentences: TextInputAutocapitalization { .init(name: "sentences") }
}
