### ご注文、お荷物、ご本人の確認。

identify = ご注文をお調べするには、ご本人の確認が必要です。メールアドレス、またはお名前と郵便番号をお知らせください。
identify-again = その内容では見つかりませんでした。メールアドレスをご確認いただくか、お名前と郵便番号をお知らせください。
identify-person = ご本人の確認ができませんでしたので、ご注文をお見せすることができません。係の者による確認が必要です。
identify-postal-code = ありがとうございます、{ $name }様。郵便番号をお聞かせいただけますか？
identify-name = ありがとうございます。お名前をお聞かせいただけますか？
identify-for-order = ご注文 { $order_number } をお調べするには、メールアドレス、または電話番号の下4桁をお知らせください。
identified = ありがとうございます、{ $name }様。
identified-now = ご注文をお調べできるようになりました。ご用件をお聞かせください。

no-orders = お客様のご注文はまだございません。
which-order = どのご注文でしょうか？最近のご注文は { $numbers } です。
order-not-found = お客様のご注文の中に { $order_number } が見つかりません。番号をご確認のうえ、もう一度お知らせください。
order-state = { $state ->
    [pending] { $ordered_on }のご注文 { $order_number } は、処理待ちです。
    [processed] { $ordered_on }のご注文 { $order_number } は、ただいま準備中です。
    [shipped] { $ordered_on }のご注文 { $order_number } は、発送済みです。
    [delivered] { $ordered_on }のご注文 { $order_number } は、配達済みです。
    [cancelled] { $ordered_on }のご注文 { $order_number } は、キャンセルされました。
    [return_requested] { $ordered_on }のご注文 { $order_number } は、返品手続き中です。
    [returned] { $ordered_on }のご注文 { $order_number } は、返品済みです。
    [exchanged] { $ordered_on }のご注文 { $order_number } は、交換済みです。
   *[refunded] { $ordered_on }のご注文 { $order_number } は、返金済みです。
}
order-delivered-on = お届け日は{ $delivered_on }でした。
order-expected-on = { $expected_on }までにお届けする見込みです。
order-items = 商品は { $count } 点、{ $names }、合計 { $total } です。

which-parcel = 配送中のお荷物が複数ございます。どのご注文でしょうか、{ $choices }？
parcel-state = { $state ->
    [announced] お荷物 { $tracking_number } は、{ $carrier } に登録されましたが、まだ引き渡し前です。
    [pending] お荷物 { $tracking_number } は、{ $carrier } に登録されましたが、まだ引き渡し前です。
    [in_transit] お荷物 { $tracking_number } は、{ $carrier } で配送中です。
    [shipped] お荷物 { $tracking_number } は、{ $carrier } で配送中です。
    [out_for_delivery] お荷物 { $tracking_number } は、{ $carrier } が配達中です。
    [delivered] お荷物 { $tracking_number } は、{ $carrier } による配達が完了しております。
    [delayed] { $carrier } のお荷物 { $tracking_number } は、遅れております。
    [returned] お荷物 { $tracking_number } は、{ $carrier } により当店に戻りました。
   *[other] お荷物 { $tracking_number } は、{ $carrier } でお運びしております。
}
parcel-last = { $at }の最新情報です。{ $text }、{ $place }。
parcel-last-here = { $at }の最新情報です。{ $text }。
parcel-expected-on = { $expected_on }までにお届けする見込みです。
parcel-not-found = 番号 { $tracking_number } のお荷物が見つかりません。番号をご確認のうえ、もう一度お知らせください。
parcel-none-yet = ご注文 { $order_number } のお荷物はまだございません。
label-conflict = この伝票には番号が複数ございます。{ $choices }、どちらでしょうか？
label-tracking = 伝票の追跡番号は { $tracking_number } です。
label-tracking-carrier = 伝票にある { $carrier } の追跡番号は { $tracking_number } です。
label-order = 伝票の注文番号は { $order_number } です。
