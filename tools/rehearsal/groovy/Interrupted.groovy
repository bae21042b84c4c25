/** The build was ended from outside: an approval refused, a time limit. */
class Interrupted extends RuntimeException {
  Interrupted(String message) { super(message) }
}
