/// As Apple's.
public struct UTType: Hashable, Sendable {
    public static var item: UTType { UTType() }
}
