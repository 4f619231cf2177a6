### 订单、包裹、身份确认。

identify = 查询订单前，我需要确认您的身份。请告诉我您的邮箱，或者姓名和邮编。
identify-again = 用这些信息没有找到您。请核对您的邮箱，或者告诉我姓名和邮编。
identify-person = 我无法确认您的身份，所以不能在这里显示订单。这需要人工核实。
identify-postal-code = 谢谢您，{ $name }。请问您的邮编是多少？
identify-name = 谢谢您。请问您的姓名是？
identify-for-order = 要查看订单 { $order_number }，请告诉我您的邮箱，或者手机号的后四位。
identified = 谢谢您，{ $name }。
identified-now = 现在可以查看您的订单了。请问需要什么？

no-orders = 您的账户里还没有订单。
which-order = 请问是哪个订单？您最近的订单有 { $numbers }。
order-not-found = 在您的账户里没有找到订单 { $order_number }。请核对号码后再告诉我。
order-state = { $state ->
    [pending] { $ordered_on }的订单 { $order_number } 正在等待处理。
    [processed] { $ordered_on }的订单 { $order_number } 正在备货。
    [shipped] { $ordered_on }的订单 { $order_number } 已发货。
    [delivered] { $ordered_on }的订单 { $order_number } 已送达。
    [cancelled] { $ordered_on }的订单 { $order_number } 已取消。
    [return_requested] { $ordered_on }的订单 { $order_number } 正在退货中。
    [returned] { $ordered_on }的订单 { $order_number } 已退货。
    [exchanged] { $ordered_on }的订单 { $order_number } 已换货。
   *[refunded] { $ordered_on }的订单 { $order_number } 已退款。
}
order-delivered-on = 送达日期是{ $delivered_on }。
order-expected-on = 预计{ $expected_on }前送到。
order-items = 订单共 { $count } 件商品：{ $names }，总计 { $total }。

which-parcel = 有多个包裹正在运送。请问是哪个订单：{ $choices }？
parcel-state = { $state ->
    [announced] { $carrier } 已收到包裹 { $tracking_number } 的信息，尚未揽收。
    [pending] { $carrier } 已收到包裹 { $tracking_number } 的信息，尚未揽收。
    [in_transit] 包裹 { $tracking_number } 正由 { $carrier } 运送。
    [shipped] 包裹 { $tracking_number } 正由 { $carrier } 运送。
    [out_for_delivery] 包裹 { $tracking_number } 正由 { $carrier } 派送。
    [delivered] 包裹 { $tracking_number } 已由 { $carrier } 送达。
    [delayed] { $carrier } 的包裹 { $tracking_number } 有延误。
    [returned] 包裹 { $tracking_number } 已由 { $carrier } 退回本店。
   *[other] 包裹 { $tracking_number } 由 { $carrier } 承运。
}
parcel-last = { $at }的最新消息：{ $text }，{ $place }。
parcel-last-here = { $at }的最新消息：{ $text }。
parcel-expected-on = 预计{ $expected_on }前送到。
parcel-not-found = 没有找到单号为 { $tracking_number } 的包裹。请核对号码后再告诉我。
parcel-none-yet = 订单 { $order_number } 还没有包裹信息。
label-conflict = 面单上有多个号码：{ $choices }。请问是哪一个？
label-tracking = 面单上的运单号是 { $tracking_number }。
label-tracking-carrier = 面单上 { $carrier } 的运单号是 { $tracking_number }。
label-order = 面单上的订单号是 { $order_number }。
