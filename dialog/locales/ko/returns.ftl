### 반품, 교환, 수리.

return-which-item = 주문 { $order_number }의 어느 상품인가요, { $choices }?
return-refused = 죄송합니다, 이 상품은 반품할 수 없습니다.
return-rule = { $rule ->
    [not-delivered] 주문이 아직 도착하지 않았습니다.
    [cancelled] 주문이 취소되었습니다.
    [already-returned] 이 상품의 반품이 이미 접수되어 있습니다.
    [window-closed] 반품 기간이 { $window_ends_on }에 끝났습니다.
    [warranty-ended] 보증 기간이 { $warranty_ends_on }에 끝났습니다.
    [warranty-no-refund] 반품 기간이 지났습니다. 보증으로 수리나 교환은 가능합니다.
    [final-sale] 재고 정리 상품이라 문제가 있을 때만 반품할 수 있습니다.
    [hygiene-opened] 위생용품은 개봉하지 않은 경우에만 반품할 수 있습니다.
   *[out-of-stock] 재고가 없어 교환할 수 없습니다.
}
return-not-for-reason = 죄송합니다, 그 이유로는 이 상품을 반품할 수 없습니다. 상품에 문제가 있어야 합니다.
return-ask-unopened = 위생용품은 개봉하지 않은 경우에만 반품할 수 있습니다. 포장을 아직 뜯지 않으셨나요?
return-ask-issue = 반품 이유가 무엇인가요? 파손, 불량, 오배송, 사이즈 문제, 단순 변심 중에 말씀해 주세요.
return-ask-evidence = 어떤 문제인지 설명해 주시거나 사진을 보내 주세요.
return-ask-resolution = 환불, 교환, 수리 중 어느 것을 원하시나요?
return-ask-refund-method = 환불은 원래 결제 수단과 기프트 카드 중 어느 쪽으로 받으시겠어요?
return-issue = { $issue_type ->
    [damaged] 파손
    [defective] 불량
    [wrong_item] 오배송
    [not_as_described] 설명과 다름
    [too_small] 너무 작음
    [too_large] 너무 큼
    [changed_mind] 단순 변심
    [missing_parts] 구성품 누락
   *[other] 기타 이유
}
return-confirm = { $wanted_resolution ->
    [refund] 반품 내용입니다. 주문 { $order_number }, { $item_name }. 이유는 { return-issue }. 환불 방법은 { $refund_method ->
        [gift_card] 기프트 카드
       *[original_payment] 원래 결제 수단
    }. 이대로 접수할까요? 네 또는 아니요로 말씀해 주세요.
    [exchange] 교환 내용입니다. 주문 { $order_number }, { $item_name }. 이유는 { return-issue }. 이대로 접수할까요? 네 또는 아니요로 말씀해 주세요.
   *[repair] 수리 내용입니다. 주문 { $order_number }, { $item_name }. 이유는 { return-issue }. 이대로 접수할까요? 네 또는 아니요로 말씀해 주세요.
}
return-done = 반품이 접수되었습니다. 반품 번호는 { $return_id }입니다.
return-done-refund = 상품이 저희에게 도착하면 { $refund } 금액을 환불해 드립니다.
return-parcel-unknown = 번호 { $tracking_number } 소포는 아직 조회되지 않습니다.
