### 下单之后的事、购买建议，以及需要人工处理的事。

this-item = 您说的是订单 { $order_number } 里的{ $item_name }。
this-order = 是订单 { $order_number } 吗？里面有{ $names }。
no-such-item = 在您的订单里没有找到这件商品。
pending-none = 您的订单都已无法取消或修改。
return-which-order = 这些订单可以退货：{ $numbers }。请问是哪一个？
return-none-open = 目前您没有可以退货的订单。
not-possible = 抱歉，无法办理。

cancel-confirm = 我将取消订单 { $order_number }，其中有{ $names }。{ $refund } 会按原支付方式退回。确认办理吗？请回答是或不是。
cancel-done = 订单 { $order_number } 已取消。
cancel-return-later = 等您收到货后，我可以为您办理退货。
cancel-refund = { $refund } 会按原支付方式退回。

change-ask-kind = 请问要改什么：地址、商品还是付款方式？
change-ask-address = 请告诉我新地址：街道和门牌号、城市、邮编，中间用逗号隔开。
change-address-unclear = 抱歉，这个地址我没有看懂。
change-address-confirm = 订单 { $order_number } 将改寄到：{ $address }。确认办理吗？请回答是或不是。
change-address-done = 订单 { $order_number } 将寄往{ $city }。
change-ask-variant = { $item_name }要换成哪一款：{ $choices }？
change-no-variant = { $item_name }没有其他款式有货。
change-items-confirm = 订单 { $order_number } 里的{ $item_name }将换成{ $variant }。差价按您的支付方式结算。确认办理吗？请回答是或不是。
change-items-done = 订单 { $order_number } 已修改，现在总计 { $total }。
change-ask-payment = 请问改用哪种方式付款：{ $choices }？
change-payment-confirm = 订单 { $order_number } 将改用 { $payment_label } 付款，之前支付的款项会退回。确认办理吗？请回答是或不是。
change-payment-done = 订单 { $order_number } 现在由 { $payment } 付款。

refund-none = 没有找到退货记录。
refund-state = { $state ->
    [requested] 退货 { $return_id } 已登记：{ $item_name }。我们正在等待收到包裹。
    [received] 退货 { $return_id } 我们已经收到：{ $item_name }。
   *[closed] 退货 { $return_id } 已经办完：{ $item_name }。
}
refund-amount = { $state ->
    [closed] 已退款 { $refund }。
   *[other] 您将收到退款 { $refund }。
}

warranty-none = 您还没有已送达的订单。
warranty-until = { $item_name }的保修期到{ $until }。

invoice-confirm = 我将为您开具订单 { $order_number } 的发票。确认办理吗？请回答是或不是。
invoice-done = 这是您的发票，编号 { $invoice_id }。

coupon-none = 目前没有您可用的优惠券。
coupon-one = 优惠码 { $code } 可减免 { $worth }。
coupon-until = 有效期至{ $expires_on }。

compare-which = 请问要比较哪两件商品？可以先找商品，或者直接说出名称。
compare-prices = { $first }售价 { $first_price }，{ $second }售价 { $second_price }。
compare-attribute = { $name }：前者{ $first }，后者{ $second }。
compare-same = 没有其他区别。
recommend-intro = 我推荐这些。

stock-size = { $stock ->
    [0] { $name }的 { $size } 码目前缺货。
   *[other] { $name }的 { $size } 码库存 { $stock } 件。
}
stock-sizes = 有这些尺码：{ $sizes }。
stock-no-size = { $name }没有 { $size } 码。

complaint-sorry = 非常抱歉，这不应该发生。
goodwill-confirm = 为表歉意，我可以送您一张下次购物可用的优惠券。您要吗？请回答是或不是。
goodwill-done = 这是您的优惠券：{ $code }，可减免 { $amount }，有效期至{ $expires_on }。

ticket-confirm = 我可以转给人工处理：为您建立一个工单，附上我们谈话的摘要。确认办理吗？请回答是或不是。
ticket-done = 工单已建立，编号是 { $ticket_id }。

clarify = 我想确认一下。您是指：{ $choices }？
wish = { $wish ->
    [order_status] 订单状态
    [parcel_tracking] 查包裹
    [cancel_order] 取消订单
    [change_order] 修改订单
    [return] 退货
    [exchange] 换货
    [refund_status] 退款进度
    [warranty_repair] 维修
    [invoice] 发票
    [coupon] 优惠券
    [compare] 比较商品
    [recommend] 推荐商品
    [stock_size] 库存和尺码
    [store_policy] 店铺规定
    [complaint] 投诉
    [talk_to_person] 人工服务
   *[product_search] 找商品
}
