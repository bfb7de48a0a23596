/// As Apple's.
public struct Button<Label: View>: View, _Primitive {
    let action: @MainActor () -> Void
    let label: Label

    @preconcurrency public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {
        self.action = action
        self.label = label()
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let node = ViewNode("Button", children: drawing.draw(label, as: "label"))
        node.press = action
        return [node]
    }
}

/// As Apple's.
public protocol PrimitiveButtonStyle {}

/// As Apple's.
public struct PlainButtonStyle: PrimitiveButtonStyle {
    public init() {}
}

extension PrimitiveButtonStyle where Self == PlainButtonStyle {
    public static var plain: PlainButtonStyle { PlainButtonStyle() }
}

/// As Apple's.
public struct TextField<Label: View>: View, _Primitive {
    let text: Binding<String>
    let label: Label

    public init(text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label) {
        self.text = text
        self.label = label()
    }

    public init(text: Binding<String>, prompt: Text? = nil, axis: Axis, @ViewBuilder label: () -> Label) {
        self.init(text: text, prompt: prompt, label: label)
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [_field("TextField", text, drawing.draw(label, as: "label"))]
    }
}

/// As Apple's.
public struct SecureField<Label: View>: View, _Primitive {
    let text: Binding<String>
    let label: Label

    public init(text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label) {
        self.text = text
        self.label = label()
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        [_field("SecureField", text, drawing.draw(label, as: "label"))]
    }
}

@MainActor private func _field(_ kind: String, _ text: Binding<String>, _ label: [ViewNode]) -> ViewNode {
    let node = ViewNode(kind, children: label)
    node.traits["value"] = text.wrappedValue
    node.change = { text.wrappedValue = $0 }
    node.current = { text.wrappedValue }
    return node
}

/// As Apple's.
public struct DatePickerComponents: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let hourAndMinute = DatePickerComponents(rawValue: 1)
    public static let date = DatePickerComponents(rawValue: 2)
}

/// As Apple's. What is chosen here is given as seconds since 1970.
public struct DatePicker<Label: View>: View, _Primitive {
    /// As Apple's.
    public typealias Components = DatePickerComponents
    let selection: Binding<Date>
    let label: Label

    public init(
        selection: Binding<Date>,
        displayedComponents: DatePicker<Label>.Components = [.hourAndMinute, .date],
        @ViewBuilder label: () -> Label
    ) {
        self.selection = selection
        self.label = label()
    }

    public func _nodes(_ drawing: _Drawing) -> [ViewNode] {
        let node = ViewNode("DatePicker", children: drawing.draw(label, as: "label"))
        let selection = selection
        node.traits["value"] = "\(selection.wrappedValue.timeIntervalSince1970)"
        node.change = { selection.wrappedValue = Date(timeIntervalSince1970: Double($0) ?? 0) }
        return [node]
    }
}

/// As Apple's.
public protocol DatePickerStyle {}

/// As Apple's.
public struct GraphicalDatePickerStyle: DatePickerStyle {
    public init() {}
}

/// As Apple's.
public struct WheelDatePickerStyle: DatePickerStyle {
    public init() {}
}

extension DatePickerStyle where Self == GraphicalDatePickerStyle {
    public static var graphical: GraphicalDatePickerStyle { GraphicalDatePickerStyle() }
}

extension DatePickerStyle where Self == WheelDatePickerStyle {
    public static var wheel: WheelDatePickerStyle { WheelDatePickerStyle() }
}
