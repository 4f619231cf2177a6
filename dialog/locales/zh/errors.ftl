### kernel.errors 的每个错误代码一条文本。

error-internal = 抱歉，我们这边出了点问题。
error-bad-input = 抱歉，这个内容我无法使用。
error-too-large = 抱歉，内容超出了我一次能处理的范围。
error-too-large-details = 抱歉，内容超出了我一次能处理的范围。上限是 { $limit }。
error-undecodable = 抱歉，文件打不开。请发送 JPEG 或 PNG 格式的照片。
error-nothing-heard = 我没有听到声音。请再说一次，或者用文字输入。
error-unknown-language = 抱歉，我不会这种语言。
error-unknown-language-details = 抱歉，我不会这种语言（{ $lang }）。
error-engine-unavailable = 抱歉，这项功能暂时无法使用。您可以继续用文字输入。
error-engine-failed = 抱歉，刚才有一句话没能说出来。请再问我一次。
error-not-found = 抱歉，没有找到。
error-not-allowed = 抱歉，在确认您的身份之前，我不能显示这些内容。
error-refused = 抱歉，店铺规定不允许这样做。
error-refused-details = 抱歉，店铺规定不允许这样做。{ return-rule }
error-busy = 抱歉，现在咨询的人太多。请稍后再试。
error-port-in-use = 抱歉，店铺暂时无法访问。
