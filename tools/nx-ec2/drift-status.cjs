require('@shop/compile').load(__dirname, 'drift-status');
