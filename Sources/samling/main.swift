import Commands

await SamlingCommand.main()
