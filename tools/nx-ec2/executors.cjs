module.exports = require('@shop/compile').executorsOf(__dirname);
