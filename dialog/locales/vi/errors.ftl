### Mỗi mã lỗi của kernel.errors một câu.

error-internal = Rất xin lỗi, phía chúng tôi vừa gặp sự cố.
error-bad-input = Rất xin lỗi, tôi không dùng được nội dung này.
error-too-large = Rất xin lỗi, nội dung này vượt quá mức tôi nhận được trong một lần.
error-too-large-details = Rất xin lỗi, nội dung này vượt quá mức tôi nhận được trong một lần. Giới hạn là { $limit }.
error-undecodable = Rất xin lỗi, tôi không mở được tệp. Vui lòng gửi ảnh JPEG hoặc PNG.
error-nothing-heard = Tôi không nghe thấy gì. Vui lòng nói lại hoặc gõ chữ.
error-unknown-language = Rất xin lỗi, tôi không nói được ngôn ngữ này.
error-unknown-language-details = Rất xin lỗi, tôi không nói được ngôn ngữ này ({ $lang }).
error-engine-unavailable = Rất xin lỗi, chức năng này tạm thời không hoạt động. Quý khách có thể tiếp tục gõ chữ.
error-engine-failed = Rất xin lỗi, tôi vừa bị mất một câu. Vui lòng hỏi lại giúp tôi.
error-not-found = Rất xin lỗi, tôi không tìm thấy.
error-not-allowed = Rất xin lỗi, tôi chỉ được hiển thị sau khi biết quý khách là ai.
error-refused = Rất xin lỗi, quy định của cửa hàng không cho phép điều này.
error-refused-details = Rất xin lỗi, quy định của cửa hàng không cho phép điều này. { return-rule }
error-busy = Rất xin lỗi, hiện có quá nhiều người cùng hỏi. Vui lòng thử lại sau giây lát.
error-port-in-use = Rất xin lỗi, hiện không kết nối được với cửa hàng.
