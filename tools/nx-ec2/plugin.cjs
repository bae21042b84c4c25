module.exports = require('@shop/compile').load(__dirname, 'plugin');
