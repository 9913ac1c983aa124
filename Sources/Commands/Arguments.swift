public import ArgumentParser
public import Meetings

// The core's own values as arguments.

extension Language: ExpressibleByArgument {}

extension FollowUpWorkflow.Selection: ExpressibleByArgument {}

extension LetterReport.Shown: ExpressibleByArgument {}

extension APIToken.Scope: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension TimeOfDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
