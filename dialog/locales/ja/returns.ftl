### 返品、交換、修理。

return-which-item = ご注文 { $order_number } のどの商品でしょうか、{ $choices }？
return-refused = 申し訳ございません、この商品は返品をお受けできません。
return-rule = { $rule ->
    [not-delivered] ご注文がまだ届いておりません。
    [cancelled] ご注文はキャンセルされております。
    [already-returned] この商品の返品はすでに承っております。
    [window-closed] 返品期間は{ $window_ends_on }に終了いたしました。
    [warranty-ended] 保証期間は{ $warranty_ends_on }に終了いたしました。
    [warranty-no-refund] 返品期間は過ぎております。保証により、修理または交換を承ります。
    [final-sale] 処分品ですので、不具合がある場合のみ返品を承ります。
    [hygiene-opened] 衛生用品は、未開封の場合のみ返品を承ります。
   *[out-of-stock] 在庫切れのため、交換ができません。
}
return-not-for-reason = 申し訳ございません、その理由ではこの商品の返品をお受けできません。不具合がある場合に限らせていただいております。
return-ask-unopened = こちらは衛生用品ですので、未開封の場合のみ返品を承ります。封は開けていらっしゃらないでしょうか？
return-ask-issue = ご返品の理由をお聞かせください。破損、不良、商品違い、サイズが合わない、ご不要になった、のどれでしょうか？
return-ask-evidence = どのような問題か教えていただくか、お写真をお送りください。
return-ask-resolution = 返金、交換、修理のどれをご希望でしょうか？
return-ask-refund-method = 返金先は、元のお支払い方法とギフトカードのどちらになさいますか？
return-issue = { $issue_type ->
    [damaged] 破損
    [defective] 不良
    [wrong_item] 商品違い
    [not_as_described] 説明と異なる
    [too_small] 小さすぎる
    [too_large] 大きすぎる
    [changed_mind] ご不要になった
    [missing_parts] 部品の不足
   *[other] その他の理由
}
return-confirm = { $wanted_resolution ->
    [refund] ご返品の内容です。ご注文 { $order_number } の{ $item_name }。理由は、{ return-issue }。返金先は、{ $refund_method ->
        [gift_card] ギフトカード
       *[original_payment] 元のお支払い方法
    }。この内容で登録してよろしいでしょうか？「はい」か「いいえ」でお答えください。
    [exchange] 交換の内容です。ご注文 { $order_number } の{ $item_name }。理由は、{ return-issue }。この内容で登録してよろしいでしょうか？「はい」か「いいえ」でお答えください。
   *[repair] 修理の内容です。ご注文 { $order_number } の{ $item_name }。理由は、{ return-issue }。この内容で登録してよろしいでしょうか？「はい」か「いいえ」でお答えください。
}
return-done = ご返品を登録いたしました。返品番号は { $return_id } です。
return-done-refund = 商品が当店に届きましたら、{ $refund } を返金いたします。
return-parcel-unknown = 番号 { $tracking_number } のお荷物はまだ確認できません。
