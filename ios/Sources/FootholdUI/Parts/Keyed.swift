/// Something with an id that no other in its list has, whatever core says: SwiftUI would draw two of a kind as one.
struct Keyed<Value>: Identifiable {
    let id: String
    let value: Value
}

extension Sequence {
    /// Each under its own id, and from the second of a kind on under that with a number.
    func keyed(by id: (Element) -> String) -> [Keyed<Element>] {
        var times: [String: Int] = [:]
        return map { element in
            let id = id(element)
            let time = times[id, default: 0]
            times[id] = time + 1
            return Keyed(id: time == 0 ? id : "\(id)#\(time)", value: element)
        }
    }
}
