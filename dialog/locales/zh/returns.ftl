### 退货、换货、维修。

return-which-item = 是订单 { $order_number } 里的哪一件：{ $choices }？
return-refused = 抱歉，这件商品不能退货。
return-rule = { $rule ->
    [not-delivered] 订单还没有送达。
    [cancelled] 订单已取消。
    [already-returned] 这件商品已经申请过退货。
    [window-closed] 退货期限已于{ $window_ends_on }结束。
    [warranty-ended] 保修期已于{ $warranty_ends_on }结束。
    [warranty-no-refund] 退货期限已过。保修期内可以维修或换货。
    [final-sale] 这是清仓商品，没有质量问题不能退货。
    [hygiene-opened] 卫生用品未拆封才能退货。
   *[out-of-stock] 商品缺货，无法换货。
}
return-not-for-reason = 抱歉，这个原因不能退货。商品有质量问题时才能退。
return-ask-unopened = 这是卫生用品，未拆封才能退货。请问包装还没有拆开吗？
return-ask-issue = 请问退货原因是什么：破损、故障、发错、尺码不合适，还是不想要了？
return-ask-evidence = 请描述一下问题，或者发一张照片。
return-ask-resolution = 您希望退款、换货还是维修？
return-ask-refund-method = 退款退回原支付方式，还是退到礼品卡？
return-issue = { $issue_type ->
    [damaged] 破损
    [defective] 故障
    [wrong_item] 发错商品
    [not_as_described] 与描述不符
    [too_small] 太小
    [too_large] 太大
    [changed_mind] 不想要了
    [missing_parts] 缺少配件
   *[other] 其他原因
}
return-confirm = { $wanted_resolution ->
    [refund] 我将为您登记退货：订单 { $order_number } 中的{ $item_name }。原因：{ return-issue }。退款方式：{ $refund_method ->
        [gift_card] 礼品卡
       *[original_payment] 原支付方式
    }。确认办理吗？请回答是或不是。
    [exchange] 我将为您登记换货：订单 { $order_number } 中的{ $item_name }。原因：{ return-issue }。确认办理吗？请回答是或不是。
   *[repair] 我将为您登记维修：订单 { $order_number } 中的{ $item_name }。原因：{ return-issue }。确认办理吗？请回答是或不是。
}
return-done = 您的退货已登记。退货编号是 { $return_id }。
return-done-refund = 我们收到商品后，将退还您 { $refund }。
return-parcel-unknown = 目前还查不到单号为 { $tracking_number } 的包裹。
