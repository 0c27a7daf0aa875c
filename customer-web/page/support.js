// Says so where the page cannot work. A plain script in words that every old browser reads.
if (!('noModule' in document.createElement('script') && [].at && window.HTMLDialogElement && window.ResizeObserver)) {
	document.querySelector('.too-old').hidden = false;
}
