### Bestellungen, Pakete, und wer spricht.

identify = Um Ihre Bestellungen zu sehen, muss ich wissen, wer Sie sind. Bitte nennen Sie mir Ihre E-Mail-Adresse, oder Ihren Namen und Ihre Postleitzahl.
identify-again = Damit habe ich Sie nicht gefunden. Bitte prüfen Sie Ihre E-Mail-Adresse, oder nennen Sie mir Ihren Namen und Ihre Postleitzahl.
identify-person = Ich konnte nicht feststellen, wer Sie sind, deshalb darf ich hier keine Bestellung zeigen. Das muss ein Mensch prüfen.
identify-postal-code = Danke, { $name }. Und Ihre Postleitzahl, bitte?
identify-name = Danke. Und Ihr Name, bitte?
identify-for-order = Um die Bestellung { $order_number } zu öffnen, nennen Sie mir bitte Ihre E-Mail-Adresse oder die letzten vier Ziffern Ihrer Telefonnummer.
identified = Danke, { $name }.
identified-now = Jetzt kann ich Ihre Bestellungen sehen. Was kann ich für Sie tun?

no-orders = In Ihrem Konto gibt es noch keine Bestellungen.
which-order = Welche Bestellung meinen Sie? Die letzten sind { $numbers }.
order-not-found = Ich finde die Bestellung { $order_number } nicht in Ihrem Konto. Bitte prüfen Sie die Nummer und sagen Sie sie mir noch einmal.
order-state = { $state ->
    [pending] Die Bestellung { $order_number } vom { $ordered_on } wartet auf die Bearbeitung.
    [processed] Die Bestellung { $order_number } vom { $ordered_on } wird gerade gepackt.
    [shipped] Die Bestellung { $order_number } vom { $ordered_on } ist verschickt.
    [delivered] Die Bestellung { $order_number } vom { $ordered_on } ist zugestellt.
    [cancelled] Die Bestellung { $order_number } vom { $ordered_on } ist storniert.
    [return_requested] Für die Bestellung { $order_number } vom { $ordered_on } ist eine Rückgabe angemeldet.
    [returned] Die Bestellung { $order_number } vom { $ordered_on } ist zurückgegeben.
    [exchanged] Die Bestellung { $order_number } vom { $ordered_on } ist umgetauscht.
   *[refunded] Die Bestellung { $order_number } vom { $ordered_on } ist erstattet.
}
order-delivered-on = Sie kam am { $delivered_on } an.
order-expected-on = Sie sollte bis zum { $expected_on } ankommen.
order-items = { $count ->
    [one] Sie enthält { $names }, insgesamt { $total }.
   *[other] Sie enthält { $count } Artikel: { $names }, insgesamt { $total }.
}

which-parcel = Es sind mehrere Pakete unterwegs. Welche Bestellung meinen Sie: { $choices }?
parcel-state = { $state ->
    [announced] Das Paket { $tracking_number } ist bei { $carrier } angekündigt, aber noch nicht dort.
    [pending] Das Paket { $tracking_number } ist bei { $carrier } angekündigt, aber noch nicht dort.
    [in_transit] Das Paket { $tracking_number } ist mit { $carrier } unterwegs.
    [shipped] Das Paket { $tracking_number } ist mit { $carrier } unterwegs.
    [out_for_delivery] Das Paket { $tracking_number } ist mit { $carrier } in Zustellung.
    [delivered] Das Paket { $tracking_number } wurde von { $carrier } zugestellt.
    [delayed] Das Paket { $tracking_number } von { $carrier } hat Verspätung.
    [returned] Das Paket { $tracking_number } kam mit { $carrier } zu uns zurück.
   *[other] Das Paket { $tracking_number } reist mit { $carrier }.
}
parcel-last = Letzte Meldung vom { $at }: { $text }, { $place }.
parcel-last-here = Letzte Meldung vom { $at }: { $text }.
parcel-expected-on = Es sollte bis zum { $expected_on } ankommen.
parcel-not-found = Ich finde kein Paket mit der Nummer { $tracking_number }. Bitte prüfen Sie die Nummer und sagen Sie sie mir noch einmal.
parcel-none-yet = Zur Bestellung { $order_number } gibt es noch kein Paket.
label-conflict = Auf diesem Etikett lese ich mehrere Nummern: { $choices }. Welche meinen Sie?
label-tracking = Auf dem Etikett lese ich die Sendungsnummer { $tracking_number }.
label-tracking-carrier = Auf dem Etikett lese ich die { $carrier }-Sendungsnummer { $tracking_number }.
label-order = Auf dem Etikett lese ich die Bestellnummer { $order_number }.
