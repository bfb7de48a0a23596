@_exported import Foundation
@_exported import Observation
@_exported import UIKit

/// As Apple's.
@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Self.Body { get }
}

extension Never: View {
    public var body: Never { fatalError("Never is never drawn") }
}

/// What draws itself, without a body.
@MainActor @preconcurrency public protocol _Primitive: View where Body == Never {
    func _nodes(_ drawing: _Drawing) -> [ViewNode]
}

extension _Primitive {
    public var body: Never { fatalError("a primitive has no body") }
}

/// As Apple's.
@MainActor @resultBuilder public struct ViewBuilder {
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
    public static func buildBlock<each Content: View>(
        _ content: repeat each Content
    ) -> TupleView<(repeat each Content)> {
        TupleView((repeat each content))
    }
    public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
    public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
    public static func buildEither<TrueContent: View, FalseContent: View>(
        first: TrueContent
    ) -> _ConditionalContent<TrueContent, FalseContent> {
        .init(storage: .first(first))
    }
    public static func buildEither<TrueContent: View, FalseContent: View>(
        second: FalseContent
    ) -> _ConditionalContent<TrueContent, FalseContent> {
        .init(storage: .second(second))
    }
}

/// As Apple's.
public struct EmptyView: View, _Primitive {
    public init() {}
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { [] }
}

/// As Apple's.
public struct TupleView<T>: View, _Primitive {
    public var value: T
    public init(_ value: T) { self.value = value }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        Mirror(reflecting: value).children.enumerated().flatMap { at, child in
            (child.value as? any View).map { drawing.draw($0, as: "\(at)") } ?? []
        }
    }
}

/// As Apple's.
public struct _ConditionalContent<TrueContent: View, FalseContent: View>: View, _Primitive {
    enum Storage {
        case first(TrueContent)
        case second(FalseContent)
    }
    let storage: Storage
    init(storage: Storage) { self.storage = storage }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        switch storage {
        case .first(let content): drawing.draw(content, as: "first")
        case .second(let content): drawing.draw(content, as: "second")
        }
    }
}

extension Optional: View where Wrapped: View {
    public typealias Body = Never
    public var body: Never { fatalError("a primitive has no body") }
}

extension Optional: _Primitive where Wrapped: View {
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        map { drawing.draw($0, as: "some") } ?? []
    }
}

/// As Apple's.
public struct Group<Content>: View, _Primitive where Content: View {
    let content: Content
    public init(@ViewBuilder content: () -> Content) { self.content = content() }
    public func _nodes(_ drawing: _Drawing) -> [ViewNode] { drawing.draw(content, as: "group") }
}

/// As Apple's.
public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content> {
    public var data: Data
    public var content: (Data.Element) -> Content
    let id: KeyPath<Data.Element, ID>
}

extension ForEach: View, _Primitive where Content: View {
    public typealias Body = Never
    public var body: Never { fatalError("a primitive has no body") }

    public init(
        _ data: Data,
        id: KeyPath<Data.Element, ID>,
        @ViewBuilder content: @escaping (Data.Element) -> Content
    ) {
        self.data = data
        self.content = content
        self.id = id
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let ids = data.map { $0[keyPath: id] }
        precondition(Set(ids).count == ids.count, "the same id twice, which SwiftUI leaves undefined: \(ids)")
        return data.flatMap { drawing.draw(content($0), as: "\($0[keyPath: id])") }
    }
}

extension ForEach where Content: View, Data.Element: Identifiable, ID == Data.Element.ID {
    public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) {
        self.init(data, id: \.id, content: content)
    }
}
