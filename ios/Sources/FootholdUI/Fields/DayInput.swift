import FootholdCore
import FootholdModel
import SwiftUI

/// A day, typed as core takes it (`2026-11-22`) or chosen from a calendar that opens below the field. Below, not over
/// the screen: a sheet would cover the help bar.
struct DayInput: View {
    let input: Input
    @State private var isOpen = false
    @Environment(\.words) private var words

    var body: some View {
        Typing(input: input) {
            TextField(text: input.text, prompt: Text(verbatim: "")) { name }
                .keyboardType(.numbersAndPunctuation)
        } trailing: {
            PictureButton(picture: .day, name: words[.chooseDay], color: \.action) { isOpen.toggle() }
        }
        if isOpen {
            DatePicker(selection: chosen, displayedComponents: .date) { name }
                .datePickerStyle(.graphical)
                .labelsHidden()
        }
    }

    private var name: Text { Text(verbatim: input.field.label.aloud) }

    private var chosen: Binding<Date> {
        let input = input
        return Binding(
            get: { DayAndTime.date(day: input.value) ?? .now },
            set: { date in MainActor.assumeIsolated { input.type(DayAndTime.day(date)) } }
        )
    }
}
