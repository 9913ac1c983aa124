import CMalloc
import Commands

// Memory that a handful of letters took is kept for the next one, up to these bytes a thread: taking it from the system
// and giving it back each time is a twentieth of what a letter costs.
_ = mallopt(M_TRIM_THRESHOLD, 4 << 20)
_ = mallopt(M_TOP_PAD, 1 << 20)

await SamlingCommand.main()
