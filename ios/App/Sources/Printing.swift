import FootholdCore
import FootholdModel
import UIKit

/// A page on paper, by the system's own print screen.
@MainActor enum Printing {
    static func print(_ screen: Screen) {
        let page = PrintedPage(screen)
        let about = UIPrintInfo(dictionary: nil)
        about.outputType = .general
        about.jobName = page.title
        let printing = UIPrintInteractionController.shared
        printing.printInfo = about
        printing.printFormatter = UIMarkupTextPrintFormatter(markupText: page.html)
        let isAnimated = !UIAccessibility.isReduceMotionEnabled
        if UIDevice.current.userInterfaceIdiom == .pad, let view = Window.top?.view {
            printing.present(from: Window.middle(of: view), in: view, animated: isAnimated)
        } else {
            printing.present(animated: isAnimated)
        }
    }
}
