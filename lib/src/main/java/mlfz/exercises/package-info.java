/** The checks of the notebooks' exercises: each is handed an answer, and says in a sentence what is right or still missing. */
package mlfz.exercises;
