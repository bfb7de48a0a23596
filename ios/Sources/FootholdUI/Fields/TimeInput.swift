import FootholdCore
import FootholdModel
import SwiftUI

/// A time of day, typed as core takes it (`18:30`) or chosen from a wheel that opens below the field.
struct TimeInput: View {
    let input: Input
    @State private var isOpen = false
    @Environment(\.words) private var words

    var body: some View {
        Typing(input: input) {
            TextField(text: input.text, prompt: Text(verbatim: "")) { name }
                .keyboardType(.numbersAndPunctuation)
        } trailing: {
            PictureButton(picture: .time, name: words[.chooseTime], color: \.action) { isOpen.toggle() }
        }
        if isOpen {
            DatePicker(selection: chosen, displayedComponents: .hourAndMinute) { name }
                .datePickerStyle(.wheel)
                .labelsHidden()
        }
    }

    private var name: Text { Text(verbatim: input.field.label.aloud) }

    private var chosen: Binding<Date> {
        let input = input
        return Binding(
            get: { DayAndTime.date(time: input.value) ?? .now },
            set: { date in MainActor.assumeIsolated { input.type(DayAndTime.time(date)) } }
        )
    }
}
