/// How mail programs write an answer in HTML, with `OWN` where the sender's words stand.
enum HTMLForms {
    static let all = [
        outlookDesktop, outlookWeb, outlookMobile, gmail, gmailForward, appleMail, thunderbird, yahoo, proton, samsung,
        indented,
    ]

    static let outlookDesktop = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
        <!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit"/></xml><![endif]-->
        <style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} .x > .y {color:red} --></style></head>
        <body lang=NO-NYN link="#0563C1" style='word-wrap:break-word'><div class=WordSection1>
        <p class=MsoNormal>OWN<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
        <p class=MsoNormal><b>Frå:</b> Samling &lt;mote@nett.example.no&gt; <br>
        <b>Sendt:</b> torsdag 3. august 2023 09:12
        <br><b>Til:</b> Kari<br><b>Emne:</b> P&aring;minning<o:p></o:p></p></div>
        <p class=MsoNormal>ferdig 12<o:p></o:p></p></div></body></html>
        """

    static let outlookWeb = """
        <html><head><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head>
        <body dir="ltr"><div class="elementToProof" style="font-family: Aptos; color: rgb(0, 0, 0);">OWN</div>
        <div id="Signature"><div>Kari Nordmann</div><div>Helseleiar</div></div>
        <div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">
        <div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>Fra:</b> Samling<br><b>Sendt:</b> 3. aug</font>
        <div>&nbsp;</div></div><div>ferdig 12</div></body></html>
        """

    static let outlookMobile = """
        <html><body><div dir="ltr" style="font-family:Aptos">OWN</div><div id="ms-outlook-mobile-body-separator-line">
        <br></div><div id="ms-outlook-mobile-signature"><div>Hent <a href="https://aka.ms/o0ukef">Outlook for iOS</a>
        </div></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg"><b>Fra:</b> Samling
        </div>ferdig 12</body></html>
        """

    static let gmail = """
        <div dir="ltr"><div>OWN</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">tor. 3. aug.
        2023 kl. 09:12 skrev Samling &lt;<a href="mailto:mote@nett.example.no">mote@nett.example.no</a>&gt;:<br></div>
        <blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)">
        <div>ferdig 12<blockquote>eldre</blockquote></div></blockquote></div>
        <div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Kari</div></div>
        """

    static let gmailForward = """
        <div dir="ltr">OWN<br><br><div class="gmail_quote">
        <div dir="ltr" class="gmail_attr">---------- Forwarded message
        ---------<br>Fra: <b>Samling</b></div><br>---------- Forwarded message ---------<br>ferdig 12</div></div>
        """

    static let appleMail = """
        <html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>
        <body style="overflow-wrap: break-word;">OWN<br id="lineBreakAtBeginningOfMessage"><div><br>
        <blockquote type="cite"><div>3. aug. 2023 kl. 09:12 skrev Samling &lt;mote@nett.example.no&gt;:</div><br>
        <div>ferdig 12</div></blockquote></div><br><div dir="ltr">Sendt fra min iPhone</div></body></html>
        """

    static let thunderbird = """
        <!DOCTYPE html><html><head></head><body><p>OWN</p><div class="moz-cite-prefix">Den 03.08.2023 09:12, skreiv
        Samling:<br></div><blockquote type="cite" cite="mid:018f@nett.example.no"><pre class="moz-quote-pre" wrap="">
        ferdig 12</pre></blockquote><div class="moz-signature">-- <br>Kari</div></body></html>
        """

    static let yahoo = """
        <div class="ydp1-wrap"><div dir="ltr">OWN</div></div><div id="ydp2yahoo_quoted" class="yahoo_quoted"><div>Den
        torsdag 3. august 2023, Samling skrev:</div><div>ferdig 12<div>eldre</div></div></div>
        """

    static let proton = """
        <div style="font-family: Arial">OWN</div><div class="protonmail_signature_block">Kari</div>
        <div class="protonmail_quote">On Thursday, Samling wrote:<br><blockquote class="protonmail_quote" type="cite">
        ferdig 12</blockquote><br></div>
        """

    static let samsung = """
        <html><body><div dir="auto">OWN</div><div id="composer_signature">Sendt frå Galaxy</div><div><br></div>
        <div>-------- Opprinnelig melding --------</div><div>Fra: Samling</div><div>ferdig 12</div></body></html>
        """

    /// A block quote that only moves the text to the right is no quote.
    static let indented = """
        <blockquote style="margin: 0 0 0 40px; border: none; padding: 0px;"><div>OWN</div></blockquote>
        <blockquote>ferdig 12</blockquote>
        """
}
