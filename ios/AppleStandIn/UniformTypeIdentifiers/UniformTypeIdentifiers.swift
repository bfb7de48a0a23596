/// As Apple's.
public struct UTType: Hashable, Sendable {
    public static var item: UTType { UTType(identifier: "public.item") }
    public static var utf8PlainText: UTType { UTType(identifier: "public.utf8-plain-text") }
    public let identifier: String
}
