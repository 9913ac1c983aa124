/// The cases in the order of the minutes, found by number, or by place where none of them has one.
struct CaseOrder {
    private var indices: [CaseReference: Int] = [:]
    private let count: Int
    private let isNumbered: Bool

    init(_ document: MinutesDocument) {
        count = document.cases.count
        isNumbered = document.cases.contains { $0.number != nil }
        for (index, section) in document.cases.enumerated() {
            guard let number = section.number?.number else { continue }
            for year in [number.year, nil] {
                let reference = CaseReference(number: number.number, year: year)
                if indices[reference] == nil { indices[reference] = index }
            }
        }
    }

    func index(of reference: CaseReference) -> Int? {
        if let index = indices[reference] { return index }
        let isPlace = !isNumbered && reference.year == nil && (1...max(1, count)).contains(reference.number)
        return isPlace && reference.number <= count ? reference.number - 1 : nil
    }
}
