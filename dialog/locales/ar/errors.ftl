### جملة لكل رمز من رموز kernel.errors.

error-internal = عذرًا، حدث خلل من جهتنا.
error-bad-input = عذرًا، لا يمكنني استخدام ذلك.
error-too-large = عذرًا، هذا أكثر مما يمكنني استقباله دفعة واحدة.
error-too-large-details = عذرًا، هذا أكثر مما يمكنني استقباله دفعة واحدة. الحد الأقصى هو { $limit }.
error-undecodable = عذرًا، تعذر فتح هذا الملف. يُرجى إرسال صورة بصيغة JPEG أو PNG.
error-nothing-heard = لم أسمع شيئًا. يُرجى التكرار أو الكتابة.
error-unknown-language = عذرًا، لا أتحدث هذه اللغة.
error-unknown-language-details = عذرًا، لا أتحدث هذه اللغة ({ $lang }).
error-engine-unavailable = عذرًا، هذا القسم من المتجر لا يعمل حاليًا. يمكن المتابعة بالكتابة.
error-engine-failed = عذرًا، ضاعت مني جملة. يُرجى إعادة السؤال.
error-not-found = عذرًا، لم أجد ذلك.
error-not-allowed = عذرًا، لا يحق لي عرض ذلك قبل التحقق من الهوية.
error-refused = عذرًا، قواعد المتجر لا تسمح بذلك.
error-refused-details = عذرًا، قواعد المتجر لا تسمح بذلك. { return-rule }
error-busy = عذرًا، عدد السائلين كبير الآن. يُرجى المحاولة بعد لحظات.
error-port-in-use = عذرًا، لا يمكن الوصول إلى المتجر حاليًا.
